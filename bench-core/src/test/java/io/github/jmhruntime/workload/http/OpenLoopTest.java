package io.github.jmhruntime.workload.http;

import static io.github.jmhruntime.workload.http.LocalServer.BODY;
import static io.github.jmhruntime.workload.http.LocalServer.ok;
import static io.github.jmhruntime.workload.http.LocalServer.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.workload.http.LocalServer.Behaviour;
import io.github.jmhruntime.workload.load.ConnectionUse;
import io.github.jmhruntime.workload.load.Failure;
import io.github.jmhruntime.workload.load.LoadCounts;
import io.github.jmhruntime.workload.load.LoadPlan;
import io.github.jmhruntime.workload.load.TimedLoad;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenLoopTest {

  @ParameterizedTest
  @EnumSource
  void everyRequestThatIsDueIsDecided(ConnectionUse use) throws Exception {
    LoadCounts counts = load(LoadPlan.open(use, 400), LocalServer.correct());

    assertThat(counts.errors().total()).isZero();
    assertThat(counts.latency().count()).isEqualTo(200);
  }

  @Test
  void threadsShareTheRate() throws Exception {
    LoadPlan plan = LoadPlan.open(ConnectionUse.KEEP_ALIVE, 400).threads(3);

    LoadCounts counts = load(plan, LocalServer.correct());

    assertThat(counts.latency().count()).isEqualTo(200);
  }

  /**
   * One connection, and a server that stalls once for 300 ms: the requests that are due meanwhile
   * wait too. A closed loop would see a single slow request.
   */
  @Test
  void aStallIsFeltByEveryRequestThatIsDueMeanwhile() throws Exception {
    Behaviour stallsOnce =
        (number, socket) -> {
          if (number == 20) {
            Thread.sleep(300);
          }
          send(socket, ok(13, BODY));
          return true;
        };
    LoadPlan plan = LoadPlan.open(ConnectionUse.KEEP_ALIVE, 200).connections(1);

    LoadCounts counts = load(plan, stallsOnce);

    assertThat(counts.errors().total()).isZero();
    assertThat(counts.latency().count()).isEqualTo(100);
    assertThat(counts.latency().max()).isGreaterThanOrEqualTo(0.3);
    // 60 of 100 requests are due during the stall, and half of these wait 150 ms or more.
    assertThat(counts.latency().p90()).isGreaterThan(0.15);
  }

  @Test
  void requestsThatCannotBeSentInTimeAreTimedOutAndNotForgotten() throws Exception {
    Behaviour slow =
        (number, socket) -> {
          Thread.sleep(40);
          send(socket, ok(13, BODY));
          return true;
        };
    LoadPlan plan =
        LoadPlan.open(ConnectionUse.KEEP_ALIVE, 200)
            .connections(1)
            .timeLimit(Duration.ofMillis(200));

    LoadCounts counts = load(plan, slow);

    assertThat(counts.errors().of(Failure.TIMED_OUT)).isGreaterThan(50);
    assertThat(counts.latency().count() + counts.errors().total()).isEqualTo(100);
    assertThat(counts.latency().max()).isLessThan(0.201);
  }

  @Test
  void aServerThatClosesIdleConnectionsIsNoError() throws Exception {
    Behaviour closesSoon =
        (number, socket) -> {
          send(socket, ok(13, BODY));
          Thread.sleep(2);
          return false;
        };
    // Far apart, so that also a server on a busy machine closes before the next request is due.
    LoadPlan plan = LoadPlan.open(ConnectionUse.KEEP_ALIVE, 6).connections(1);

    LoadCounts counts = load(plan, closesSoon);

    assertThat(counts.errors().total()).isZero();
    assertThat(counts.latency().count()).isEqualTo(3);
  }

  private static LoadCounts load(LoadPlan plan, Behaviour behaviour) throws Exception {
    try (LocalServer server = LocalServer.start(behaviour)) {
      LoadPlan half = plan.ramp(Duration.ZERO).lasting(Duration.ofMillis(500));
      return TimedLoad.measure(half, List.of(server.target())).total();
    }
  }
}
