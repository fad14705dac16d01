package io.github.jmhruntime.comparison;

import io.github.jmhruntime.statistics.Estimate;
import io.github.jmhruntime.statistics.Interval;
import io.github.jmhruntime.statistics.Power;
import java.util.OptionalInt;

/**
 * How narrow the interval of a ratio is to be, and how many blocks that takes.
 *
 * <p>Blocks are added until the interval is narrow enough. That looks at its width only and never
 * at the ratio, so a verdict is not favoured. A fixed width makes the coverage approach the
 * confidence as the number of blocks grows (Chow and Robbins, <i>On the asymptotic theory of
 * fixed-width sequential confidence intervals</i>, Annals of Mathematical Statistics 36, 1965).
 * With few blocks it is too low, since a run stops where the deviation happens to look small; hence
 * no interval counts before {@value #FEWEST_BLOCKS} blocks.
 *
 * @param halfWidth how far the interval may reach to each side, as a part of the ratio, such as
 *     0.02
 * @param confidence the level of the intervals
 */
public record Precision(double halfWidth, double confidence) {

  /** With five, intervals of 95 % cover in 92 % of cases; with ten, in more than 93 %. */
  public static final int FEWEST_BLOCKS = 10;

  /** A run never grows by more than this at once: deviations of few blocks are not known well. */
  private static final int MOST_GROWTH = 2;

  /** One block more would be one more look at the same data. */
  private static final int LEAST_STEP = 2;

  /** Whether a row's interval is narrow enough, and from enough blocks. */
  public boolean isReached(Comparison.Row row) {
    return isReached(row.ratio().log());
  }

  /** How far a row's interval reaches to each side, as a part of the ratio; NaN without one. */
  public double halfWidth(Comparison.Row row) {
    return Math.expm1(reach(row.ratio().log()));
  }

  /**
   * How many blocks a row will need, if its deviation turns out as it was so far; empty beyond a
   * million.
   *
   * @param blocks how many it has
   */
  public OptionalInt needed(Comparison.Row row, int blocks) {
    return needed(row.ratio().log(), blocks);
  }

  /**
   * Up to which block a row is to be measured before it is looked at again.
   *
   * @param blocks how many it has
   */
  public int next(Comparison.Row row, int blocks) {
    return next(row.ratio().log(), blocks);
  }

  boolean isReached(Estimate log) {
    return log.degreesOfFreedom() >= FEWEST_BLOCKS - 1.0 && reach(log) <= Math.log1p(halfWidth);
  }

  int next(Estimate log, int blocks) {
    int most = Math.max(FEWEST_BLOCKS, MOST_GROWTH * blocks);
    return Math.min(most, Math.max(blocks + LEAST_STEP, needed(log, blocks).orElse(most)));
  }

  private OptionalInt needed(Estimate log, int blocks) {
    if (!log.hasInterval() || log.standardError() == 0) {
      return OptionalInt.of(FEWEST_BLOCKS);
    }
    double deviation = log.standardError() * Math.sqrt(blocks);
    OptionalInt pairs = Power.pairsFor(deviation, Math.log1p(halfWidth), confidence);
    return pairs.isPresent() ? OptionalInt.of(Math.max(FEWEST_BLOCKS, pairs.getAsInt())) : pairs;
  }

  private double reach(Estimate log) {
    Interval interval = log.interval(confidence);
    return (interval.upper() - interval.lower()) / 2;
  }
}
