package io.github.jmhruntime.comparison;

import io.github.jmhruntime.statistics.Estimate;
import io.github.jmhruntime.statistics.Interval;

/**
 * A score over the baseline's, as its natural logarithm: 0 where both are alike.
 *
 * @param log the estimate
 * @param interval its interval at the confidence of the comparison; without bounds where there is
 *     none
 */
public record Ratio(Estimate log, Interval interval) {

  /** The ratio with its interval. */
  public static Ratio of(Estimate log, double confidence) {
    return new Ratio(log, log.interval(confidence));
  }
}
