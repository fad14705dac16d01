package io.github.jmhruntime.workload.load;

import org.HdrHistogram.Histogram;

/**
 * Latencies of correct answers, in seconds, to three significant digits; all of them 0 where {@code
 * count} is 0.
 *
 * @param count how many were recorded
 * @param mean the arithmetic mean
 * @param p50 the median
 * @param p90 the 90th percentile
 * @param p99 the 99th percentile
 * @param p999 the 99.9th percentile
 * @param max the largest
 */
public record LatencySummary(
    long count, double mean, double p50, double p90, double p99, double p999, double max) {

  private static final double NANOS = 1e-9;

  static LatencySummary of(Histogram nanos) {
    return new LatencySummary(
        nanos.getTotalCount(),
        nanos.getMean() * NANOS,
        nanos.getValueAtPercentile(50) * NANOS,
        nanos.getValueAtPercentile(90) * NANOS,
        nanos.getValueAtPercentile(99) * NANOS,
        nanos.getValueAtPercentile(99.9) * NANOS,
        nanos.getMaxValue() * NANOS);
  }
}
