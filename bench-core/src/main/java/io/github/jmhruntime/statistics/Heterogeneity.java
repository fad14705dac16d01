package io.github.jmhruntime.statistics;

import org.apache.commons.math3.distribution.FDistribution;

/**
 * Whether groups differ by more than their values do within them, and by how much.
 *
 * <p>The one-way analysis of variance (Fisher, <i>Statistical Methods for Research Workers</i>,
 * 1925, chapter 7). Where many studies of known variance are combined, Cochran's Q stands for it
 * (Cochran, <i>The combination of estimates from different experiments</i>, Biometrics 10, 1954);
 * here the variance within groups is estimated from the same data, and Q/(k − 1) becomes F.
 *
 * @param p the p-value of 'all groups have the same mean'
 * @param share I², the part of the spread between the groups' means that their differences explain
 *     and chance does not: (F − 1)/F, at least 0 (Higgins and Thompson, <i>Quantifying
 *     heterogeneity in a meta-analysis</i>, Statistics in Medicine 21, 2002, with F for their Q/(k
 *     − 1))
 * @param deviation the standard deviation between groups: the root of (MS(between) −
 *     MS(within))/n₀, at least 0 (Searle, Casella and McCulloch, <i>Variance Components</i>, 1992,
 *     section 3.6)
 */
public record Heterogeneity(double p, double share, double deviation) {

  /**
   * From which p on groups are said to differ. It decides on a remark and on no verdict or
   * interval, so it is not corrected for the number of rows: of a hundred rows without any
   * difference one says so.
   */
  public static final double LEVEL = 0.01;

  /**
   * From mean squares.
   *
   * @param between the mean square between groups
   * @param betweenDegrees its degrees of freedom
   * @param within the mean square within groups
   * @param withinDegrees its degrees of freedom
   * @param size n₀, how many values a group has, corrected for unequal numbers
   */
  static Heterogeneity of(
      double between, int betweenDegrees, double within, int withinDegrees, double size) {
    double deviation = Math.sqrt(Math.max(0, between - within) / size);
    if (within == 0) {
      return new Heterogeneity(between == 0 ? 1 : 0, between == 0 ? 0 : 1, deviation);
    }
    double f = between / within;
    return new Heterogeneity(
        upperTail(f, betweenDegrees, withinDegrees), Math.max(0, 1 - 1 / f), deviation);
  }

  /** Whether groups are said to differ. */
  public boolean isEvident() {
    return p <= LEVEL;
  }

  /**
   * Of the reciprocal, as one minus what lies below would round to 0. Without a random generator,
   * whose seeding would cost more than the distribution itself.
   */
  @SuppressWarnings("NullAway")
  private static double upperTail(double f, int betweenDegrees, int withinDegrees) {
    return f == 0
        ? 1
        : new FDistribution(null, withinDegrees, betweenDegrees).cumulativeProbability(1 / f);
  }
}
