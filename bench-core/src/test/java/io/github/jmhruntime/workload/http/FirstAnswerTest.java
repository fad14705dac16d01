package io.github.jmhruntime.workload.http;

import static io.github.jmhruntime.workload.http.LocalServer.BODY;
import static io.github.jmhruntime.workload.http.LocalServer.ok;
import static io.github.jmhruntime.workload.http.LocalServer.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.workload.http.LocalServer.Behaviour;
import io.github.jmhruntime.workload.load.Failure;
import io.github.jmhruntime.workload.load.FirstAnswer;
import io.github.jmhruntime.workload.load.NoAnswerException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FirstAnswerTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Test
  void aServerThatIsUpAnswersAtOnce() throws Exception {
    try (LocalServer server = LocalServer.start(LocalServer.correct())) {
      FirstAnswer first = FirstAnswer.await(server.target(), LIMIT);

      assertThat(first.seconds()).isPositive().isLessThan(1);
      assertThat(first.failedAttempts().total()).isZero();
    }
  }

  @Test
  void refusedConnectionsAreTriedAgainUntilTheServerListens() throws Exception {
    int port = freePort();
    CompletableFuture<LocalServer> later =
        after(300, () -> LocalServer.serve(LocalServer.listen(port, 50), LocalServer.correct()));

    FirstAnswer first = FirstAnswer.await(LocalServer.target(port), LIMIT);

    later.get().close();
    assertThat(first.seconds()).isBetween(0.25, 1.0);
    assertThat(first.failedAttempts().of(Failure.REFUSED)).isGreaterThan(20);
  }

  @Test
  void wrongAnswersAreTriedAgain() throws Exception {
    Behaviour readyAtThird =
        (number, socket) -> {
          send(socket, number < 2 ? "HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n" : ok(13, BODY));
          return true;
        };
    try (LocalServer server = LocalServer.start(readyAtThird)) {
      FirstAnswer first = FirstAnswer.await(server.target(), LIMIT);

      assertThat(first.failedAttempts().of(Failure.WRONG_STATUS)).isEqualTo(2);
      assertThat(server.requests()).isEqualTo(3);
    }
  }

  /** As a port that a proxy has published: it accepts, and hangs up while nothing is behind it. */
  @Test
  void connectionsThatAreClosedAreTriedAgain() throws Exception {
    Behaviour hangsUp =
        (number, socket) -> {
          if (number >= 5) {
            send(socket, ok(13, BODY));
          }
          return false;
        };
    try (LocalServer server = LocalServer.start(hangsUp)) {
      FirstAnswer first = FirstAnswer.await(server.target(), LIMIT);

      assertThat(first.failedAttempts().of(Failure.CLOSED_EARLY)).isEqualTo(5);
    }
  }

  @Test
  void anAttemptThatHangsDoesNotHideTheNext() throws Exception {
    Behaviour firstHangs =
        (number, socket) -> {
          if (number == 0) {
            Thread.sleep(60_000);
          }
          send(socket, ok(13, BODY));
          return true;
        };
    try (LocalServer server = LocalServer.start(firstHangs)) {
      assertThat(FirstAnswer.await(server.target(), LIMIT).seconds()).isBetween(0.05, 1.0);
    }
  }

  /** A full backlog drops what asks to connect; the kernel would ask again after one second. */
  @Test
  void aConnectionThatGetsNoAnswerIsTriedAnewBeforeTheKernelDoes() throws Exception {
    ServerSocket listener = LocalServer.listen(0, 1);
    for (int i = 0; i < 2; i++) {
      new Socket("127.0.0.1", listener.getLocalPort()).close();
    }
    CompletableFuture<LocalServer> later =
        after(300, () -> LocalServer.serve(listener, LocalServer.correct()));

    FirstAnswer first = FirstAnswer.await(LocalServer.target(listener.getLocalPort()), LIMIT);

    later.get().close();
    assertThat(first.seconds()).isBetween(0.25, 0.95);
  }

  @Test
  void aServerThatNeverAnswersCorrectlyFailsWithTheReason() throws Exception {
    try (LocalServer server = LocalServer.start(LocalServer.sends(ok(5, "Hello"), true))) {
      assertThatThrownBy(() -> FirstAnswer.await(server.target(), Duration.ofMillis(50)))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageContaining(server.target().url())
          .hasMessageContaining("within 0.05 s")
          .hasMessageContaining("with a wrong length");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket listener = LocalServer.listen(0, 1)) {
      return listener.getLocalPort();
    }
  }

  private static CompletableFuture<LocalServer> after(
      long millis, java.util.function.Supplier<LocalServer> start) {
    return CompletableFuture.supplyAsync(
        start, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
  }
}
