package io.github.jmhruntime.engine.docker;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A hard limit on the time that the calling thread spends in a call.
 *
 * <p>The transport cannot limit reads from a Unix socket: it reads from a channel, which knows no
 * timeout. A channel does close when the reading thread is interrupted, which is what happens here
 * once the time is up. The call itself stays on the calling thread.
 */
final class TimeLimit implements AutoCloseable {

  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private final Thread caller = Thread.currentThread();
  private final long begin = System.nanoTime();
  private final Future<?> expiry;
  private @Nullable Closeable connection;
  private boolean done;
  private boolean expired;

  TimeLimit(Duration limit) {
    this.expiry = TIMER.schedule(this::expire, limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** What to close besides, since a read from a TCP socket does not heed an interrupt. */
  synchronized void closes(Closeable connection) {
    this.connection = connection;
  }

  synchronized boolean expired() {
    return expired;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private synchronized void expire() {
    if (done) {
      return;
    }
    expired = true;
    caller.interrupt();
    if (connection != null) {
      try {
        connection.close();
      } catch (IOException | RuntimeException ignored) {
        // The call fails either way, with the time limit as its reason.
      }
    }
  }

  /** Ends the limit. An interrupt that came from it does not outlive it. */
  @Override
  public void close() {
    expiry.cancel(false);
    synchronized (this) {
      done = true;
      if (expired) {
        Thread.interrupted();
      }
    }
  }

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "jmh-runtime-engine-time-limit");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }
}
