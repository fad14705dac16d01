package io.github.jmhruntime.measurement;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * What JMH derives from a sample, by JMH's own definitions.
 *
 * <p>Source: {@code AbstractStatistics}, {@code ListStatistics} and {@code MultisetStatistics} of
 * jmh-core 1.37. The interval takes all values as independent, which those of one fork are not; it
 * is computed so that merged files say what JMH would have said, and judged by nobody here.
 */
interface JmhStatistics {

  /** The level of JMH's intervals. */
  double CONFIDENCE = 0.999;

  long n();

  double sum();

  double min();

  double max();

  /** The unbiased variance; NaN for less than two values. */
  double variance();

  /** The percentile of that rank, 0 to 100. */
  double percentile(double rank);

  default double mean() {
    return n() > 0 ? sum() / n() : Double.NaN;
  }

  /** Half the width of the t interval of the mean; NaN for less than three values. */
  default double meanError() {
    if (n() <= 2) {
      return Double.NaN;
    }
    double t = new TDistribution(n() - 1).inverseCumulativeProbability(1 - (1 - CONFIDENCE) / 2);
    return t * Math.sqrt(variance()) / Math.sqrt(n());
  }
}
