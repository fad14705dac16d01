package io.github.jmhruntime.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerOutput;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.ContainerState;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.ProvidedImage;
import io.github.jmhruntime.engine.ProvidedImage.Origin;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Image;
import io.github.jmhruntime.workload.load.FirstAnswer;
import io.github.jmhruntime.workload.redis.RedisTarget;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every image that can be had without a registry is started, asked, and stopped. */
@Tag("docker")
class ImagesIT {

  private static final String RUN = "images-it";
  private static final Duration CALL_LIMIT = Duration.ofSeconds(60);
  private static final Duration READY_LIMIT = Duration.ofSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(15);
  private static final int KILLED = 137;

  private static final List<String> WEB_SERVERS =
      List.of("nginx", "httpd", "tomcat", "go-httpd", "python-tornado", "node-express");
  private static final List<String> OTHERS = List.of("busybox", "debian", "iperf3", "postgres");
  private static final List<String> RUNTIMES = List.of("runc", "crun", "gvisor");

  private static final Catalog CATALOG = Catalog.load(null);

  private static EngineSession session;
  private static ContainerEngine engine;

  @BeforeAll
  static void open() {
    session =
        new LocalEngines()
            .open(
                TestEngines.choice(CALL_LIMIT),
                RUNTIMES.stream().map(name -> CATALOG.runtime("the test", name)).toList(),
                EventHandler.none());
    engine = session.engine();
  }

  @AfterAll
  static void closeLeavesNothing() {
    if (session != null) {
      List<String> left = TestEngines.containers(session, RUN);
      session.close();
      assertThat(left).isEmpty();
    }
  }

  static Stream<Arguments> webServersUnderRuntimes() {
    return underRuntimes(WEB_SERVERS);
  }

  static Stream<Arguments> othersUnderRuntimes() {
    return underRuntimes(OTHERS);
  }

  @ParameterizedTest
  @MethodSource("webServersUnderRuntimes")
  void aWebServerSendsThePageAndEndsInGoodOrder(String name, String runtime) throws Exception {
    Image image = image(name);
    String id = create(image, runtime);
    try {
      engine.start(id);
      Image.Http http = Objects.requireNonNull(image.ready().http());
      assertThat(page(id, http))
          .hasSize(http.length())
          .isEqualTo(image.buildContext().get("index.html"));
      assertEndsInGoodOrder(id, runtime);
    } finally {
      engine.remove(id);
    }
  }

  static Stream<Arguments> redisUnderRuntimes() {
    return underRuntimes(List.of("redis"));
  }

  @ParameterizedTest
  @MethodSource("redisUnderRuntimes")
  void redisAnswersAndEndsInGoodOrder(String name, String runtime) throws Exception {
    Image image = image(name);
    String id = create(image, runtime);
    try {
      engine.start(id);
      String address = Objects.requireNonNull(engine.inspect(id).address());
      int port = Objects.requireNonNull(image.ready().redis()).port();
      RedisTarget ping = RedisTarget.ping(new InetSocketAddress(address, port));
      assertThat(FirstAnswer.await(ping, READY_LIMIT).seconds()).isPositive();
      assertEndsInGoodOrder(id, runtime);
    } finally {
      engine.remove(id);
    }
  }

  @ParameterizedTest
  @MethodSource("othersUnderRuntimes")
  void anImageSaysThatItIsReadyAndEndsInGoodOrder(String name, String runtime) {
    Image image = image(name);
    String id = create(image, runtime);
    try (ContainerOutput output = engine.attach(id)) {
      engine.start(id);
      Pattern ready = Pattern.compile(Objects.requireNonNull(image.ready().output()));
      assertThat(output.awaitLine(ready)).containsPattern(ready);
      assertEndsInGoodOrder(id, runtime);
    } finally {
      engine.remove(id);
    }
  }

  /** An image that the engine has stands in for one that was pulled. */
  @Test
  void whatBelongsOnAPulledImageIsBuiltOnIt() {
    ProvidedImage below = engine.images().provide(image("busybox"), EventHandler.none());
    Image image =
        new Image(
            "layered",
            "",
            below.reference(),
            Map.of(),
            Map.of(
                "Dockerfile", "FROM nowhere.invalid/image",
                "pulled.Dockerfile", "ARG BASE\nFROM ${BASE}\nCOPY greeting /\n",
                "greeting", "put on top\n"),
            List.of("cat", "/greeting"),
            "SIGTERM",
            new Image.Readiness("put on top", null));
    ProvidedImage first = engine.images().provide(image, EventHandler.none());
    ProvidedImage second = engine.images().provide(image, EventHandler.none());
    assertThat(first.reference()).startsWith("jmh-runtime/layered:");
    assertThat(second.reference()).isEqualTo(first.reference());
    assertThat(second.origin()).isEqualTo(Origin.PRESENT);
    assertThat(second.digest()).isEqualTo(below.digest());
    String id = create(image, "runc");
    try {
      engine.start(id);
      assertThat(engine.awaitExit(id, READY_LIMIT)).isZero();
      assertThat(engine.logs(id, 10)).containsExactly("put on top");
    } finally {
      engine.remove(id);
    }
  }

  private static Stream<Arguments> underRuntimes(List<String> images) {
    return images.stream()
        .flatMap(image -> RUNTIMES.stream().map(runtime -> arguments(image, runtime)));
  }

  private static Image image(String name) {
    return CATALOG.image("the test", name);
  }

  private static String create(Image image, String runtime) {
    ProvidedImage provided = engine.images().provide(image, EventHandler.none());
    return engine.create(
        new ContainerSpec(
            provided.reference(),
            List.of(),
            image.command(),
            runtime,
            null,
            null,
            Map.of(ContainerSpec.RUN_LABEL, RUN),
            Map.of(),
            List.of(),
            image.stopSignal()));
  }

  /** The body of the first answer. */
  private static String page(String id, Image.Http http) throws InterruptedException {
    long end = System.nanoTime() + READY_LIMIT.toNanos();
    @Nullable IOException last = null;
    while (System.nanoTime() < end) {
      ContainerState state = engine.inspect(id);
      assertThat(state.running()).as("runs; its log: %s", engine.logs(id, 20)).isTrue();
      try {
        return get("http://%s:%d%s".formatted(state.address(), http.port(), http.path()));
      } catch (IOException e) {
        last = e;
        Thread.sleep(20);
      }
    }
    throw new AssertionError("no answer; the log: " + engine.logs(id, 20), last);
  }

  private static String get(String url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setConnectTimeout(1000);
    connection.setReadTimeout(5000);
    try {
      assertThat(connection.getResponseCode()).isEqualTo(200);
      assertThat(connection.getHeaderField("DockerConnection")).isNotEqualTo("close");
      return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      connection.disconnect();
    }
  }

  private static void assertEndsInGoodOrder(String id, String runtime) {
    assertThat(engine.inspect(id).runtime()).isEqualTo(runtime);
    long start = System.nanoTime();
    engine.stop(id, GRACE);
    int exitCode = engine.awaitExit(id, READY_LIMIT);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    List<String> log = engine.logs(id, 20);
    assertThat(exitCode).as("exit code; its log: %s", log).isNotEqualTo(KILLED);
    assertThat(took).as("its log: %s", log).isLessThan(GRACE);
  }
}
