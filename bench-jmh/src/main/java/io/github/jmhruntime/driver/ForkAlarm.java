package io.github.jmhruntime.driver;

import io.github.jmhruntime.container.ContainerProfiler;
import io.github.jmhruntime.host.Processes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Kills the forks of this JVM once their time is up. */
final class ForkAlarm implements AutoCloseable {

  private static final Duration UNTIL_KILLED = Duration.ofSeconds(10);

  private final CompletableFuture<Void> alarm;

  private ForkAlarm(CompletableFuture<Void> alarm) {
    this.alarm = alarm;
  }

  static ForkAlarm start(Duration limit) {
    CompletableFuture<Void> alarm = new CompletableFuture<>();
    var unused =
        alarm
            .completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS)
            .thenRun(ForkAlarm::killForks);
    return new ForkAlarm(alarm);
  }

  /** Whether the time was up. */
  boolean isOver() {
    return alarm.isDone() && !alarm.isCancelled();
  }

  /**
   * Ends every fork of this JVM with all that it has started. It is told to end first, so that one
   * that runs in a container can remove it; the processes that hold the engine for such forks go
   * on.
   */
  static void killForks() {
    List<ProcessHandle> forks =
        ProcessHandle.current()
            .children()
            .filter(child -> !ContainerProfiler.needs(child))
            .toList();
    Processes.end(forks, UNTIL_KILLED);
  }

  @Override
  public void close() {
    alarm.cancel(false);
  }
}
