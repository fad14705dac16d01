package io.github.jmhruntime.workload.http;

import static io.github.jmhruntime.workload.http.LocalServer.BODY;
import static io.github.jmhruntime.workload.http.LocalServer.ok;
import static io.github.jmhruntime.workload.http.LocalServer.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.workload.load.ConnectionUse;
import io.github.jmhruntime.workload.load.DrivenLoad;
import io.github.jmhruntime.workload.load.LoadCounts;
import io.github.jmhruntime.workload.load.LoadPlan;
import io.github.jmhruntime.workload.load.NoAnswerException;
import io.github.jmhruntime.workload.load.Target;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrivenLoadTest {

  @ParameterizedTest
  @EnumSource
  void asManyAnswersComeAsAreWaitedForAndNoneIsLost(ConnectionUse use) throws Exception {
    try (LocalServer server = LocalServer.start(LocalServer.correct());
        DrivenLoad load = DrivenLoad.open(LoadPlan.closed(use).connections(8), one(server))) {
      load.begin();
      for (int i = 0; i < 10; i++) {
        load.await(50);
      }
      LoadCounts counts = load.end().total();

      // At the most what was under way at the last answer comes beyond them.
      assertThat(counts.requests()).isBetween(500L, 508L);
      assertThat(counts.errors().total()).isZero();
      // Every request that was begun is decided, also those that the end has overtaken.
      assertThat(counts.latency().count()).isBetween(counts.requests(), counts.requests() + 8);
    }
  }

  /** At a fixed rate the thread watches the clock, so that its time says nothing. */
  @Test
  void howBusyTheThreadWasIsToldOfAClosedLoopOnly() throws Exception {
    LoadPlan closed = LoadPlan.closed(ConnectionUse.KEEP_ALIVE).connections(4);
    LoadPlan open = LoadPlan.open(ConnectionUse.KEEP_ALIVE, 500).connections(4);
    try (LocalServer server = LocalServer.start(LocalServer.correct());
        DrivenLoad busy = DrivenLoad.open(closed, one(server));
        DrivenLoad watching = DrivenLoad.open(open, one(server))) {
      busy.begin();
      busy.await(2000);
      var unused = busy.end();
      watching.begin();
      watching.await(20);
      var unusedToo = watching.end();

      assertThat(busy.busy().orElse(0)).isBetween(0.01, 1.05);
      assertThat(watching.busy()).isEmpty();
    }
  }

  @Test
  void everyBeginningCountsFromNothing() throws Exception {
    try (LocalServer server = LocalServer.start(LocalServer.correct());
        DrivenLoad load =
            DrivenLoad.open(
                LoadPlan.closed(ConnectionUse.KEEP_ALIVE).connections(4), one(server))) {
      for (int i = 0; i < 3; i++) {
        load.begin();
        load.await(20);
        assertThat(load.end().total().requests()).isBetween(20L, 24L);
      }
    }
  }

  @Test
  void anOpenLoopKeepsItsRateFromOneBeginningToTheNext() throws Exception {
    try (LocalServer server = LocalServer.start(LocalServer.correct());
        DrivenLoad load =
            DrivenLoad.open(LoadPlan.open(ConnectionUse.KEEP_ALIVE, 500), one(server))) {
      for (int i = 0; i < 2; i++) {
        load.begin();
        load.await(100);
        LoadCounts counts = load.end().total();
        assertThat(counts.seconds()).isBetween(0.19, 1.0);
        assertThat(counts.latency().count() / counts.seconds()).isBetween(450.0, 550.0);
      }
    }
  }

  @Test
  void aServerThatFallsSilentIsToldWithWhatCameInstead() throws Exception {
    LocalServer.Behaviour dies =
        (number, socket) -> {
          if (number >= 5) {
            return false;
          }
          send(socket, ok(13, BODY));
          return true;
        };
    LoadPlan plan =
        LoadPlan.closed(ConnectionUse.KEEP_ALIVE).connections(2).timeLimit(Duration.ofMillis(300));
    try (LocalServer server = LocalServer.start(dies);
        DrivenLoad load = DrivenLoad.open(plan, one(server))) {
      load.begin();

      assertThatThrownBy(() -> load.await(100))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageContaining("no correct answer for 0.3 s from " + one(server).get(0).url())
          .hasMessageContaining("closed early");
    }
  }

  private static List<Target> one(LocalServer server) {
    return List.of(server.target());
  }
}
