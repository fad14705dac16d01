package io.github.jmhruntime.comparison;

/**
 * A ratio as people read it: 100 where both scores are alike.
 *
 * @param estimate the estimate
 * @param lower the lower bound of its interval; NaN where there is none
 * @param upper the upper bound
 */
public record Percent(double estimate, double lower, double upper) {

  /** What a ratio is in percent of the baseline. */
  public static Percent of(Ratio ratio) {
    return new Percent(
        100 * Math.exp(ratio.log().value()),
        100 * Math.exp(ratio.interval().lower()),
        100 * Math.exp(ratio.interval().upper()));
  }
}
