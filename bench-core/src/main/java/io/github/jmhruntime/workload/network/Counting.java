package io.github.jmhruntime.workload.network;

import io.github.jmhruntime.host.ThreadTime;
import io.github.jmhruntime.workload.network.NetworkResult.Cpu;
import io.github.jmhruntime.workload.network.NetworkResult.Payload;

/** What both ends have used and moved since a beginning. */
final class Counting {

  private static final double NANOS = 1e-9;

  private final PeerControl control;
  private final PeerControl.Counts before;
  private final ThreadTime begin;

  /** Begins, in the thread that puts the load on. */
  Counting(PeerControl control) {
    this.control = control;
    this.before = control.counts();
    this.begin = ThreadTime.now();
  }

  /** How long it took, what both ends have used for it, and what the peer has counted. */
  record End(double seconds, Cpu cpu, PeerControl.Counts counts) {}

  End end() {
    ThreadTime took = begin.since();
    PeerControl.Counts after = control.counts();
    double ofPeer =
        after.cpuNanos() < 0 || before.cpuNanos() < 0
            ? Double.NaN
            : (after.cpuNanos() - before.cpuNanos()) * NANOS;
    return new End(
        took.seconds(),
        new Cpu(took.cpu(), ofPeer),
        new PeerControl.Counts(
            after.received() - before.received(), after.sent() - before.sent(), 0));
  }

  /** Bytes on both ends, where this end has sent so many. */
  static Payload sending(long moved, End end) {
    return new Payload(moved, end.counts().received());
  }

  /** Bytes on both ends, where this end has received so many. */
  static Payload receiving(long moved, End end) {
    return new Payload(end.counts().sent(), moved);
  }
}
