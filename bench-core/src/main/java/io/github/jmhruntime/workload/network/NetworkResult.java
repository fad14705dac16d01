package io.github.jmhruntime.workload.network;

import org.jspecify.annotations.Nullable;

/**
 * What one load came to.
 *
 * @param seconds how long it took
 * @param operations bits of payload at this end, answers, or connections
 * @param payload bytes of payload on both ends, or null where it is not the bytes that count
 * @param cpu the CPU time of both ends
 * @param latencies of answers or connections, or null where there are none
 * @param datagrams what became of datagrams, or null where there are none
 */
public record NetworkResult(
    double seconds,
    long operations,
    @Nullable Payload payload,
    Cpu cpu,
    @Nullable Latencies latencies,
    @Nullable DatagramQuality datagrams) {

  /**
   * Bytes of payload.
   *
   * @param sent at the sending end
   * @param received at the receiving end, at the same time
   */
  public record Payload(long sent, long received) {}

  /**
   * CPU time in seconds.
   *
   * @param generator of the thread that put the load on
   * @param peer of the peer's process, or NaN where it cannot tell
   */
  public record Cpu(double generator, double peer) {}

  /**
   * How datagrams fared at the highest rate at which at most 0.1 % are lost.
   *
   * @param perSecond the rate at which they were sent
   * @param lost the part that was lost
   * @param late the part that came after one that was sent later
   * @param jitterSeconds RFC 3550
   */
  public record DatagramQuality(double perSecond, double lost, double late, double jitterSeconds) {}

  /** Operations per second. */
  public double perSecond() {
    return operations / seconds;
  }

  /** The part of the time in which the generating thread was busy. */
  public double generatorBusy() {
    return cpu.generator() / seconds;
  }
}
