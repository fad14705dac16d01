package io.github.jmhruntime.engine.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over a real connection, which breaks as one does. */
@Timeout(30)
class LogStreamTest {

  private static final String FIRST = "2026-11-26T15:00:00.1Z one\n";
  private static final String SECOND = "2026-11-26T15:00:00.2Z two\n";

  private final List<URI> asked = new ArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private Cluster cluster;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
    cluster =
        new Cluster(
            new KubernetesClientBuilder()
                .withConfig(
                    new ConfigBuilder()
                        .withAutoConfigure(false)
                        .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                        .withRequestTimeout(500)
                        .withNamespace("bench")
                        .build())
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build(),
            new ClusterAddress("", null, null, null, null),
            Duration.ofSeconds(5));
  }

  @AfterEach
  void stop() {
    end.countDown();
    cluster.close();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void aConnectionThatBreaksIsNoEndOfTheLog() throws IOException {
    answer(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write((FIRST + SECOND.substring(0, 25)).getBytes(UTF_8));
          exchange.getResponseBody().flush();
          awaitFirstLine();
          throw new IOException("torn");
        });
    DriverLog log = new DriverLog(new LogStream(cluster, "pod-1"), heard::add);

    assertThatThrownBy(() -> log.read(true)).isInstanceOf(IOException.class);
    assertThat(heard).containsExactly("one");

    answer(exchange -> whole(exchange, 200, FIRST + SECOND));
    assertThat(log.read(false)).isEqualTo(1);
    assertThat(heard).containsExactly("one", "two");
    assertThat(asked)
        .extracting(URI::toString)
        .containsExactly(
            "/api/v1/namespaces/bench/pods/pod-1/log?timestamps=true&follow=true",
            "/api/v1/namespaces/bench/pods/pod-1/log?timestamps=true&sinceTime=2026-11-26T15%3A00%3A00.100Z");
  }

  @Test
  void aRefusalIsNoLog() {
    answer(exchange -> whole(exchange, 400, "container is waiting to start: ContainerCreating"));

    assertThatThrownBy(() -> new LogStream(cluster, "pod-1").open(null, true))
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(400))
        .hasMessageContaining("ContainerCreating");
  }

  @Test
  void aStreamMaySayNothingForLongerThanACallMayTake() throws Exception {
    answer(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(FIRST.getBytes(UTF_8));
            body.flush();
            assertThat(end.await(800, TimeUnit.MILLISECONDS)).isFalse();
            body.write(SECOND.getBytes(UTF_8));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    DriverLog log = new DriverLog(new LogStream(cluster, "pod-1"), heard::add);

    assertThat(log.read(true)).isEqualTo(2);
  }

  @Test
  void aStreamThatIsSilentForTooLongIsBroken() throws Exception {
    answer(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(FIRST.getBytes(UTF_8));
          exchange.getResponseBody().flush();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    DriverLog log = new DriverLog(new LogStream(cluster, "pod-1"), heard::add);
    Future<Integer> reading = threads.submit(() -> log.read(true));

    while (!reading.isDone()) {
      TimeUnit.MILLISECONDS.sleep(20);
      log.breakIfSilent(Duration.ofMillis(300));
    }

    assertThat(heard).containsExactly("one");
  }

  private void awaitFirstLine() {
    try {
      while (heard.isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private void answer(Answer answer) {
    try {
      server.removeContext("/");
    } catch (IllegalArgumentException e) {
      // This is the first.
    }
    var unused =
        server.createContext(
            "/",
            exchange -> {
              asked.add(exchange.getRequestURI());
              answer.to(exchange);
            });
  }

  private static void whole(HttpExchange exchange, int code, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(code, bytes.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }
}
