package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.profile.RuntimeProfile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks after a fork until it has connected back, and then only waits for its time limit, so that
 * nothing runs beside the measurement.
 */
final class ForkWatch {

  private static final long INTERVAL_MILLIS = 100;

  /**
   * How long a fork has, in seconds.
   *
   * @param connect until it has connected back
   * @param whole until it has ended, from then on
   */
  record Patience(long connect, long whole) {}

  private final RuntimeProfile profile;
  private final ForkFolder folder;
  private final Optional<Integer> port;
  private final Patience patience;
  private @Nullable String verdict;
  private boolean over;

  ForkWatch(RuntimeProfile profile, ForkFolder folder, Optional<Integer> port, Patience patience) {
    this.profile = profile;
    this.folder = folder;
    this.port = port;
    this.patience = patience;
  }

  /** Why the fork was killed, or null where it was not. */
  synchronized @Nullable String verdict() {
    return verdict;
  }

  /** Begins to look after a fork that has been started. */
  void begin(Runnable kill) {
    Thread thread = new Thread(() -> watch(kill), "jmh-runtime-fork-watch");
    thread.setDaemon(true);
    thread.start();
  }

  /** The fork has ended. */
  synchronized void end() {
    over = true;
    notifyAll();
  }

  private void watch(Runnable kill) {
    try {
      String reason = untilConnected();
      if (reason == null && !pause(patience.whole() * 1000)) {
        reason =
            "the fork has not ended within %d s; timeout=SECONDS sets another limit"
                .formatted(patience.whole());
      }
      if (reason != null && condemn(reason)) {
        kill.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable String untilConnected() throws InterruptedException {
    long begin = System.nanoTime();
    boolean connected = port.isEmpty();
    Optional<Seen> seen = Optional.empty();
    while (!connected || seen.isEmpty()) {
      if (seen.isEmpty()) {
        seen = Seen.in(folder.evidence());
        String objection = seen.map(found -> found.objection(profile)).orElse(null);
        if (objection != null) {
          return objection;
        }
      }
      connected = connected || LinkTable.connected(port.orElseThrow());
      boolean late = System.nanoTime() - begin > patience.connect() * 1_000_000_000L;
      if (late && (!connected || seen.isEmpty())) {
        return seen.isPresent() ? notConnected() : notStarted();
      }
      if (pause(INTERVAL_MILLIS)) {
        return null;
      }
    }
    return null;
  }

  private String notStarted() {
    return "the fork's JVM has not started within %d s; connect=SECONDS gives it more time"
        .formatted(patience.connect());
  }

  private String notConnected() {
    return "the fork's JVM has started, but has not connected back within %d s; a firewall on this machine must let containers reach its own port %d"
        .formatted(patience.connect(), port.orElse(0));
  }

  /** Waits; returns whether the fork has ended meanwhile. */
  private synchronized boolean pause(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = millis; !over && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
    return over;
  }

  private synchronized boolean condemn(String reason) {
    if (over) {
      return false;
    }
    verdict = reason;
    return true;
  }
}
