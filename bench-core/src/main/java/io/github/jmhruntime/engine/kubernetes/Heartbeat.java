package io.github.jmhruntime.engine.kubernetes;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps the runs that this JVM has to do with from ending, for as long as it lives. */
final class Heartbeat implements AutoCloseable {

  private final ScheduledExecutorService timer;

  Heartbeat(RunRoot root) {
    timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "jmh-runtime-heartbeat");
              thread.setDaemon(true);
              return thread;
            });
    long seconds = RunRoot.BETWEEN_BEATS.toSeconds();
    var unused = timer.scheduleAtFixedRate(root::beatAll, seconds, seconds, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    var unused = timer.shutdownNow();
  }
}
