package io.github.jmhruntime.workload.http;

import static io.github.jmhruntime.workload.http.LocalServer.BODY;
import static io.github.jmhruntime.workload.http.LocalServer.ok;
import static io.github.jmhruntime.workload.http.LocalServer.send;
import static io.github.jmhruntime.workload.http.LocalServer.sends;
import static io.github.jmhruntime.workload.load.ConnectionUse.KEEP_ALIVE;
import static io.github.jmhruntime.workload.load.ConnectionUse.PER_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.workload.http.LocalServer.Behaviour;
import io.github.jmhruntime.workload.load.ConnectionUse;
import io.github.jmhruntime.workload.load.Failure;
import io.github.jmhruntime.workload.load.LoadCounts;
import io.github.jmhruntime.workload.load.LoadPlan;
import io.github.jmhruntime.workload.load.LoadResult;
import io.github.jmhruntime.workload.load.TimedLoad;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HttpLoadTest {

  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nHello,\r\n7\r\n world!\r\n0\r\n\r\n";

  @ParameterizedTest
  @EnumSource
  void correctAnswersAreThroughput(ConnectionUse use) throws Exception {
    LoadCounts counts = load(use, LocalServer.correct());

    assertThat(counts.errors().total()).isZero();
    assertThat(counts.requests()).isGreaterThan(20);
    assertThat(counts.bytes()).isEqualTo(counts.requests() * ok(13, BODY).length());
    assertThat(counts.seconds()).isEqualTo(0.3);
    assertThat(counts.requestsPerSecond()).isEqualTo(counts.requests() / 0.3);
    assertThat(counts.latency().count()).isBetween(counts.requests() - 8, counts.requests() + 8);
    assertThat(counts.latency().p50()).isPositive().isLessThan(0.3);
    assertThat(counts.latency().max()).isGreaterThanOrEqualTo(counts.latency().p999());
  }

  @ParameterizedTest
  @EnumSource
  void chunkedAnswersAreUnderstood(ConnectionUse use) throws Exception {
    LoadCounts counts = load(use, sends(CHUNKED, true));

    assertThat(counts.errors().total()).isZero();
    assertThat(counts.requests()).isPositive();
  }

  @Test
  void anAnswerThatComesByteByByteIsUnderstood() throws Exception {
    Behaviour dribble =
        (number, socket) -> {
          socket.setTcpNoDelay(true);
          for (char c : CHUNKED.toCharArray()) {
            send(socket, String.valueOf(c));
          }
          return true;
        };

    LoadCounts counts = load(KEEP_ALIVE, dribble);

    assertThat(counts.errors().total()).isZero();
    assertThat(counts.requests()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void aWrongStatusIsNoThroughput(ConnectionUse use) throws Exception {
    String redirect = "HTTP/1.1 302 Found\r\nLocation: http://192.0.2.1/\r\nContent-Length: 13\r\n";

    assertOnly(Failure.WRONG_STATUS, load(use, sends(redirect + "\r\n" + BODY, true)));
  }

  @ParameterizedTest
  @EnumSource
  void aWrongLengthIsNoThroughput(ConnectionUse use) throws Exception {
    assertOnly(Failure.WRONG_LENGTH, load(use, sends(ok(5, "Hello"), true)));
  }

  @Test
  void bytesBeyondTheEndOfAnAnswerAreAnError() throws Exception {
    assertOnly(Failure.MALFORMED, load(KEEP_ALIVE, sends(ok(13, BODY + "!!"), true)));
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatIsNotHttpIsAnError(ConnectionUse use) throws Exception {
    assertOnly(Failure.MALFORMED, load(use, sends("220 smtp.example ESMTP\r\n", true)));
  }

  @ParameterizedTest
  @EnumSource
  void aResetWithinTheBodyIsAnError(ConnectionUse use) throws Exception {
    Behaviour reset =
        (number, socket) -> {
          send(socket, ok(13, "Hello"));
          socket.setSoLinger(true, 0);
          return false;
        };

    assertOnly(Failure.RESET, load(use, reset));
  }

  @ParameterizedTest
  @EnumSource
  void aConnectionThatClosesWithinTheBodyIsAnError(ConnectionUse use) throws Exception {
    assertOnly(Failure.CLOSED_EARLY, load(use, sends(ok(13, "Hello"), false)));
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatNeverAnswersTimesOut(ConnectionUse use) throws Exception {
    Behaviour silence =
        (number, socket) -> {
          Thread.sleep(60_000);
          return false;
        };

    LoadCounts counts = load(use, silence);

    assertOnly(Failure.TIMED_OUT, counts);
    assertThat(counts.errors().of(Failure.TIMED_OUT)).isGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void aRefusedConnectionIsAnErrorAndDoesNotSpin(ConnectionUse use) throws Exception {
    int port;
    try (LocalServer gone = LocalServer.start(LocalServer.correct())) {
      port = gone.port();
    }

    LoadCounts counts = TimedLoad.measure(plan(use), List.of(LocalServer.target(port))).total();

    assertOnly(Failure.REFUSED, counts);
    assertThat(counts.errors().of(Failure.REFUSED)).isLessThan(4 * 40);
  }

  @Test
  void aFailureNowAndThenLeavesTheRestCounted() throws Exception {
    Behaviour everyTenthFails =
        (number, socket) -> {
          send(socket, number % 10 == 9 ? ok(5, "Hello") : ok(13, BODY));
          return true;
        };

    LoadCounts counts = load(KEEP_ALIVE, everyTenthFails);

    assertThat(counts.errors().of(Failure.WRONG_LENGTH))
        .isPositive()
        .isEqualTo(counts.errors().total());
    assertThat(counts.requests() / (double) counts.errors().of(Failure.WRONG_LENGTH))
        .isBetween(7.0, 11.0);
  }

  @Test
  void aServerThatClosesAKeptConnectionAsAnnouncedIsNoError() throws Exception {
    String last = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 13\r\n\r\n" + BODY;

    LoadCounts counts = load(KEEP_ALIVE, sends(last, false));

    assertThat(counts.errors().total()).isZero();
    assertThat(counts.requests()).isGreaterThan(20);
    assertThat(counts.connections()).isBetween(counts.requests() - 8, counts.requests() + 8);
  }

  @Test
  void aBodyThatEndsWithTheConnectionIsUnderstood() throws Exception {
    LoadCounts counts = load(PER_REQUEST, sends("HTTP/1.1 200 OK\r\n\r\n" + BODY, false));

    assertThat(counts.errors().total()).isZero();
    assertThat(counts.requests()).isGreaterThan(20);
  }

  @Test
  void aConnectionPerRequestLeavesNoLocalPortInTimeWait() throws Exception {
    try (LocalServer server = LocalServer.start(LocalServer.correct())) {
      LoadCounts counts = TimedLoad.measure(plan(PER_REQUEST), List.of(server.target())).total();

      assertThat(counts.connections()).isGreaterThan(20);
      assertThat(timeWait(server.port())).isZero();
    }
  }

  @Test
  void aConnectionPerRequestLeavesNoLocalPortInTimeWaitWhereTheServerNeverCloses()
      throws Exception {
    Behaviour neverCloses =
        (number, socket) -> {
          send(socket, ok(13, BODY));
          Thread.sleep(60_000);
          return true;
        };
    try (LocalServer server = LocalServer.start(neverCloses)) {
      LoadCounts counts = TimedLoad.measure(plan(PER_REQUEST), List.of(server.target())).total();

      assertThat(counts.errors().total()).isZero();
      assertThat(counts.requests()).isGreaterThan(20);
      assertThat(timeWait(server.port())).isZero();
    }
  }

  @Test
  void eachTargetHasItsOwnCountsAndShare() throws Exception {
    Behaviour slow =
        (number, socket) -> {
          Thread.sleep(50);
          send(socket, ok(13, BODY));
          return true;
        };
    try (LocalServer quick = LocalServer.start(LocalServer.correct());
        LocalServer slower = LocalServer.start(slow);
        LocalServer wrong = LocalServer.start(sends(ok(5, "Hello"), true))) {
      LoadResult result =
          TimedLoad.measure(
              plan(KEEP_ALIVE), List.of(quick.target(), slower.target(), wrong.target()));

      List<LoadResult.TargetResult> each = result.targets();
      assertThat(each.get(0).counts().requests()).isGreaterThan(each.get(1).counts().requests());
      assertThat(each.get(1).counts().latency().p50()).isGreaterThanOrEqualTo(0.05);
      assertThat(each.get(2).counts().requests()).isZero();
      assertThat(each.get(2).counts().errors().of(Failure.WRONG_LENGTH))
          .isPositive()
          .isEqualTo(result.total().errors().total());
      assertThat(each.stream().mapToLong(target -> target.counts().requests()).sum())
          .isEqualTo(result.total().requests());
      assertThat(each.stream().mapToDouble(LoadResult.TargetResult::share).sum())
          .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
    }
  }

  @Test
  void severalThreadsShareTheConnections() throws Exception {
    try (LocalServer server = LocalServer.start(LocalServer.correct())) {
      LoadPlan plan = plan(KEEP_ALIVE).connections(5).threads(3);

      LoadCounts counts = TimedLoad.measure(plan, List.of(server.target())).total();

      assertThat(counts.errors().total()).isZero();
      assertThat(counts.requests()).isGreaterThan(20);
    }
  }

  @Test
  void keptConnectionsAreOpenBeforeLoadBegins() throws Exception {
    try (LocalServer server = LocalServer.start(LocalServer.correct())) {
      LoadPlan plan = plan(KEEP_ALIVE).ramp(Duration.ZERO);

      assertThat(TimedLoad.measure(plan, List.of(server.target())).total().connections()).isZero();
    }
  }

  @Test
  void anInterruptEndsTheMeasurement() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(
            () ->
                TimedLoad.measure(
                    plan(KEEP_ALIVE).lasting(Duration.ofHours(1)), List.of(LocalServer.target(9))))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void badPlansAreRefusedWithTheValue() {
    assertThatThrownBy(() -> LoadPlan.open(KEEP_ALIVE, 0)).hasMessageContaining("rate 0.0 must");
    assertThatThrownBy(() -> plan(KEEP_ALIVE).threads(5)).hasMessageContaining("threads 5 must");
    assertThatThrownBy(() -> plan(KEEP_ALIVE).lasting(Duration.ZERO)).hasMessageContaining("PT0S");
    assertThatThrownBy(() -> TimedLoad.measure(plan(KEEP_ALIVE), List.of()))
        .hasMessageContaining("targets is empty");
    assertThatThrownBy(
            () -> new HttpTarget(InetSocketAddress.createUnresolved("example", 80), "/", 200, 1))
        .hasMessageContaining("give the server's IP address");
    assertThatThrownBy(
            () -> new HttpTarget(new InetSocketAddress("127.0.0.1", 80), "/a b\r\n", 200, 1))
        .hasMessageContaining("must start with /");
  }

  private static LoadCounts load(ConnectionUse use, Behaviour behaviour) throws Exception {
    try (LocalServer server = LocalServer.start(behaviour)) {
      return TimedLoad.measure(plan(use), List.of(server.target())).total();
    }
  }

  private static LoadPlan plan(ConnectionUse use) {
    return LoadPlan.closed(use)
        .connections(4)
        .ramp(Duration.ofMillis(100))
        .lasting(Duration.ofMillis(300))
        .timeLimit(Duration.ofMillis(200));
  }

  private static void assertOnly(Failure kind, LoadCounts counts) {
    assertThat(counts.requests()).isZero();
    assertThat(counts.bytes()).isZero();
    assertThat(counts.latency().count()).isZero();
    assertThat(counts.errors().of(kind))
        .as(counts.errors().summary())
        .isPositive()
        .isEqualTo(counts.errors().total());
  }

  /** How many sockets of this machine that are connected to the port wait in TIME_WAIT. */
  private static long timeWait(int remotePort) throws IOException {
    String remote = "0100007F:%04X".formatted(remotePort);
    try (var lines = Files.lines(Path.of("/proc/net/tcp"))) {
      return lines
          .map(line -> line.trim().split("\\s+"))
          .filter(fields -> fields[2].equals(remote) && fields[3].equals("06"))
          .count();
    }
  }
}
