package io.github.jmhruntime.workload.network;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.HdrHistogram.Histogram;

/**
 * Latencies in seconds, to three significant digits.
 *
 * @param count how many were recorded
 * @param p50 the median
 * @param p90 the 90th percentile
 * @param p99 the 99th percentile
 * @param p999 the 99.9th percentile
 * @param max the largest
 */
public record Latencies(long count, double p50, double p90, double p99, double p999, double max) {

  private static final double NANOS = 1e-9;

  static Latencies of(Histogram nanos) {
    return new Latencies(
        nanos.getTotalCount(),
        nanos.getValueAtPercentile(50) * NANOS,
        nanos.getValueAtPercentile(90) * NANOS,
        nanos.getValueAtPercentile(99) * NANOS,
        nanos.getValueAtPercentile(99.9) * NANOS,
        nanos.getMaxValue() * NANOS);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(count);
    for (double seconds : new double[] {p50, p90, p99, p999, max}) {
      out.writeDouble(seconds);
    }
  }

  static Latencies read(DataInput in) throws IOException {
    return new Latencies(
        in.readLong(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble());
  }
}
