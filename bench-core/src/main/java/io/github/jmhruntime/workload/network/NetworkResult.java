package io.github.jmhruntime.workload.network;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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

  /** Writes it as {@link #read} reads it. */
  void write(DataOutput out) throws IOException {
    out.writeDouble(seconds);
    out.writeLong(operations);
    out.writeDouble(cpu.generator());
    out.writeDouble(cpu.peer());
    out.writeBoolean(payload != null);
    if (payload != null) {
      out.writeLong(payload.sent());
      out.writeLong(payload.received());
    }
    out.writeBoolean(latencies != null);
    if (latencies != null) {
      latencies.write(out);
    }
    out.writeBoolean(datagrams != null);
    if (datagrams != null) {
      out.writeDouble(datagrams.perSecond());
      out.writeDouble(datagrams.lost());
      out.writeDouble(datagrams.late());
      out.writeDouble(datagrams.jitterSeconds());
    }
  }

  /** Reads one that was written. */
  static NetworkResult read(DataInput in) throws IOException {
    double seconds = in.readDouble();
    long operations = in.readLong();
    Cpu cpu = new Cpu(in.readDouble(), in.readDouble());
    Payload payload = in.readBoolean() ? new Payload(in.readLong(), in.readLong()) : null;
    Latencies latencies = in.readBoolean() ? Latencies.read(in) : null;
    DatagramQuality datagrams =
        in.readBoolean()
            ? new DatagramQuality(
                in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble())
            : null;
    return new NetworkResult(seconds, operations, payload, cpu, latencies, datagrams);
  }

  /** Operations per second. */
  public double perSecond() {
    return operations / seconds;
  }

  /** The part of the time in which the generating thread was busy. */
  public double generatorBusy() {
    return cpu.generator() / seconds;
  }
}
