package io.github.jmhruntime.workload.network;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Waits until a peer listens. */
public final class PeerReady {

  private static final long BETWEEN_NANOS = 20_000_000;

  private PeerReady() {}

  /**
   * Waits until it answers on control.
   *
   * @param limit how long it has for that
   * @param lookAfter what to look at after each vain try; it throws where waiting has become vain
   * @throws StalledException when it does not within that time
   */
  public static void await(InetSocketAddress peer, Duration limit, Runnable lookAfter) {
    await(
        peer,
        limit,
        lookAfter,
        reach -> {
          try (PeerControl control = PeerControl.open(reach)) {
            var unused = control.counts();
          }
        });
  }

  /** The same for a {@link Generator}, or another server: until it takes connections. */
  public static void awaitListening(InetSocketAddress server, Duration limit, Runnable lookAfter) {
    await(server, limit, lookAfter, reach -> Reach.close(reach.connect()));
  }

  private static void await(
      InetSocketAddress peer, Duration limit, Runnable lookAfter, Consumer<Reach> attempt) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      long left = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
      Reach reach = new Reach(peer, Duration.ofMillis(left));
      try {
        attempt.accept(reach);
        return;
      } catch (StalledException e) {
        if (System.nanoTime() - deadline > 0) {
          throw new StalledException(
              "no peer listens after %d s: %s".formatted(limit.toSeconds(), e.getMessage()));
        }
        lookAfter.run();
        LockSupport.parkNanos(BETWEEN_NANOS);
      }
    }
  }
}
