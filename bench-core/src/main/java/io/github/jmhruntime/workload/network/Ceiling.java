package io.github.jmhruntime.workload.network;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What a load comes to on this machine without a container, in operations per second: no runtime
 * can be shown to be better than that.
 *
 * @param loopback with a peer on 127.0.0.1
 * @param bridge with a peer on the engine's bridge, in a network namespace and nothing more; empty
 *     where this user cannot make one, or it is not on the way
 */
public record Ceiling(double loopback, OptionalDouble bridge) {

  private static final long ROUND_NANOS = 300_000_000;

  /**
   * Measures it, the second of two rounds, each of 0.3 s.
   *
   * @param open opens the load on a peer
   * @param step how many operations are waited for at once
   * @param gateway the bridge's address; empty where no bridge is on the way that is measured
   * @throws StalledException when the load comes to a stop
   */
  public static Ceiling measure(
      Function<InetSocketAddress, NetworkLoad> open, long step, Optional<InetAddress> gateway) {
    double loopback;
    try (HostPeer peer = HostPeer.onLoopback()) {
      loopback = rate(open, step, peer);
    }
    Optional<HostPeer> onBridge = gateway.flatMap(HostPeer::onBridge);
    if (onBridge.isEmpty()) {
      return new Ceiling(loopback, OptionalDouble.empty());
    }
    try (HostPeer peer = onBridge.get()) {
      return new Ceiling(loopback, OptionalDouble.of(rate(open, step, peer)));
    }
  }

  /** The part of it that a rate is; of the lower one, where both are known. */
  public double reached(double perSecond) {
    return perSecond / Math.min(loopback, bridge.orElse(loopback));
  }

  private static double rate(
      Function<InetSocketAddress, NetworkLoad> open, long step, HostPeer peer) {
    try (NetworkLoad load = open.apply(peer.address())) {
      var unusedWhileCold = round(load, step);
      return round(load, step);
    }
  }

  private static double round(NetworkLoad load, long step) {
    load.begin();
    long end = System.nanoTime() + ROUND_NANOS;
    while (System.nanoTime() - end < 0) {
      load.await(step);
    }
    return load.end().perSecond();
  }
}
