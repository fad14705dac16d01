package io.github.jmhruntime.driver;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Kills the forks of this JVM once their time is up. */
final class ForkWatch implements AutoCloseable {

  private final CompletableFuture<Void> alarm;

  private ForkWatch(CompletableFuture<Void> alarm) {
    this.alarm = alarm;
  }

  static ForkWatch start(Duration limit) {
    CompletableFuture<Void> alarm = new CompletableFuture<>();
    var unused =
        alarm
            .completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS)
            .thenRun(ForkWatch::killForks);
    return new ForkWatch(alarm);
  }

  /** Kills every child of this JVM with all that it has started. */
  static void killForks() {
    ProcessHandle.current()
        .children()
        .forEach(
            fork -> {
              fork.descendants().forEach(ProcessHandle::destroyForcibly);
              fork.destroyForcibly();
            });
  }

  @Override
  public void close() {
    alarm.cancel(false);
  }
}
