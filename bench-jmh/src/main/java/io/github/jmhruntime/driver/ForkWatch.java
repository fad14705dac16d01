package io.github.jmhruntime.driver;

import io.github.jmhruntime.container.ContainerProfiler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Kills the forks of this JVM once their time is up. */
final class ForkWatch implements AutoCloseable {

  private static final int UNTIL_KILLED_SECONDS = 10;

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
    forks.forEach(ProcessHandle::destroy);
    try {
      CompletableFuture.allOf(
              forks.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
          .get(UNTIL_KILLED_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // What is left is killed below.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (ProcessHandle fork : forks) {
      fork.descendants().forEach(ProcessHandle::destroyForcibly);
      fork.destroyForcibly();
    }
  }

  @Override
  public void close() {
    alarm.cancel(false);
  }
}
