package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.profile.RuntimeProfile;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks after a fork until it has connected back, and is silent from then on, so that nothing runs
 * beside the measurement.
 */
final class ForkWatch {

  private static final long INTERVAL_MILLIS = 100;

  private final RuntimeProfile profile;
  private final ForkFolder folder;
  private final Optional<Integer> port;
  private final Duration limit;
  private volatile @Nullable String verdict;
  private volatile boolean over;

  ForkWatch(RuntimeProfile profile, ForkFolder folder, Optional<Integer> port, Duration limit) {
    this.profile = profile;
    this.folder = folder;
    this.port = port;
    this.limit = limit;
  }

  /** Why the fork was killed, or null where it was not. */
  @Nullable String verdict() {
    return verdict;
  }

  /** Begins to look after a fork that has been started. */
  void begin(Runnable kill) {
    Thread thread = new Thread(() -> watch(kill), "jmh-runtime-fork-watch");
    thread.setDaemon(true);
    thread.start();
  }

  /** The fork has ended. */
  void end() {
    over = true;
  }

  private void watch(Runnable kill) {
    long begin = System.nanoTime();
    boolean connected = port.isEmpty();
    Optional<Seen> seen = Optional.empty();
    while (!over && (!connected || seen.isEmpty())) {
      if (seen.isEmpty()) {
        seen = Seen.in(folder.evidence());
        seen.ifPresent(found -> verdict = found.objection(profile));
      }
      connected = connected || LinkTable.connected(port.orElseThrow());
      if (verdict == null && System.nanoTime() - begin > limit.toNanos()) {
        verdict = late(seen.isPresent(), connected);
      }
      if (verdict != null && !over) {
        kill.run();
        return;
      }
      sleep();
    }
  }

  private @Nullable String late(boolean started, boolean connected) {
    if (!started) {
      return "the fork's JVM has not started within %d s; connect=SECONDS gives it more time"
          .formatted(limit.toSeconds());
    }
    return connected
        ? null
        : "the fork's JVM has started, but has not connected back within %d s; a firewall on this machine must let containers reach its own port %d"
            .formatted(limit.toSeconds(), port.orElse(0));
  }

  private static void sleep() {
    try {
      Thread.sleep(INTERVAL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
