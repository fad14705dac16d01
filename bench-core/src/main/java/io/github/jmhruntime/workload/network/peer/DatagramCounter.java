package io.github.jmhruntime.workload.network.peer;

/**
 * What has come of numbered datagrams. Not safe for several threads.
 *
 * <p>A datagram is late when one with a higher number has come before it (RFC 4737, 3.4). Jitter is
 * the smoothed difference of transit times (RFC 3550, 6.4.1): {@code J += (|D| - J) / 16}, where
 * {@code D} is by how much the time between two arrivals differs from the time between their
 * sendings, so that the clocks of both ends need not agree.
 */
public final class DatagramCounter {

  private static final double SMOOTHING = 16;

  private long datagrams;
  private long bytes;
  private long late;
  private long highest = -1;
  private long lastTransit;
  private double jitterNanos;

  /**
   * One more has come.
   *
   * @param number its number, from 0 on
   * @param sentNanos when it was sent, by the sender's clock
   * @param nowNanos when it came, by the receiver's
   * @param size its payload in bytes
   */
  public void arrived(long number, long sentNanos, long nowNanos, int size) {
    long transit = nowNanos - sentNanos;
    if (datagrams > 0) {
      jitterNanos += (Math.abs(transit - lastTransit) - jitterNanos) / SMOOTHING;
    }
    lastTransit = transit;
    datagrams++;
    bytes += size;
    if (number < highest) {
      late++;
    } else {
      highest = number;
    }
  }

  /** What was counted. */
  public DatagramCount count() {
    return new DatagramCount(datagrams, bytes, late, jitterNanos);
  }
}
