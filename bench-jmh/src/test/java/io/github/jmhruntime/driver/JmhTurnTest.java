package io.github.jmhruntime.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.container.JmhProcess;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.LockHolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With JMH itself as the other one; it takes its lock in its own temporary folder. */
class JmhTurnTest {

  private static final String IGNORE = "jmh.ignoreLock";
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir Path folder;

  private final List<Event> told = new ArrayList<>();
  private Path lock;

  @BeforeEach
  void asUsersHaveIt() {
    lock = folder.resolve("jmh.lock");
    System.clearProperty(IGNORE);
  }

  @AfterEach
  void asTestsHaveIt() {
    System.setProperty(IGNORE, "true");
  }

  @Test
  void anotherJmhIsWaitedForWithOneMessage() throws Exception {
    try (JmhProcess other = JmhProcess.atWork(folder)) {
      try (JmhTurn turn =
          JmhTurn.await(
              lock,
              LONG,
              event -> {
                told.add(event);
                other.close();
              })) {
        assertThat(turn).isNotNull();
        assertThat(told)
            .singleElement()
            .asString()
            .contains("process " + other.process().pid(), "java org.openjdk.jmh.Main")
            .contains(lock.toString(), "waiting for its end, up to 2m (-DlockWait)");
      }
    }
  }

  @Test
  void noOtherJmhCanBeginMeanwhileAndThisOneLooksNoMore() throws Exception {
    try (JmhTurn turn = JmhTurn.await(lock, LONG, told::add)) {
      assertThat(turn).isNotNull();
      assertThat(Boolean.getBoolean(IGNORE)).isTrue();
      assertThat(JmhProcess.run(folder, "", "TrivialBenchmark", "-p", "deed=return").output())
          .contains("Another JMH instance might be running");
    }
    assertThat(told).isEmpty();
    assertThat(LockHolder.of(lock)).isEmpty();
  }

  @Test
  void whenTheTimeIsOverTheReasonNamesLockHolderAndRemedy() throws Exception {
    try (JmhProcess other = JmhProcess.atWork(folder)) {
      assertThatThrownBy(() -> JmhTurn.await(lock, Duration.ofMillis(100), told::add))
          .isInstanceOf(CannotGoOnException.class)
          .hasMessageContaining("another JMH has not ended within 0.1s")
          .hasMessageContaining("process %d (java org.openjdk", other.process().pid())
          .hasMessageContaining("holds " + lock)
          .hasMessageContaining("-Dresume")
          .hasMessageContaining("-DlockWait=2h");
    }
    assertThat(told).hasSize(1);
  }

  @Test
  void aUserWhoHasJmhIgnoreItsLockDoesNotWait() throws Exception {
    System.setProperty(IGNORE, "true");
    try (JmhProcess other = JmhProcess.atWork(folder);
        JmhTurn turn = JmhTurn.await(lock, LONG, told::add)) {
      assertThat(other.process().isAlive()).isTrue();
      assertThat(turn).isNotNull();
    }
    assertThat(told).isEmpty();
  }

  @Test
  void aLockThatCannotBeTakenIsToldWithTheRemedy() {
    Path nowhere = folder.resolve("missing/jmh.lock");

    assertThatThrownBy(() -> JmhTurn.await(nowhere, LONG, EventHandler.none()))
        .isInstanceOf(CannotGoOnException.class)
        .hasMessageContaining("JMH's lock " + nowhere + " cannot be taken")
        .hasMessageContaining("chmod a+w")
        .hasMessageContaining("-Djmh.ignoreLock=true");
  }
}
