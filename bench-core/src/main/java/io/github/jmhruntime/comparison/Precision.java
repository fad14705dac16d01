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
 * With few blocks it is too low, since a run stops where the deviation happens to look small. So no
 * interval counts before {@value #FEWEST_BLOCKS} blocks; with n of them it has to be narrower than
 * is wanted, by the factor 1 − {@value #STRICTNESS}/n; and as a first sample of {@value
 * #FEWEST_BLOCKS} foretells how many blocks are needed (Stein, <i>A two-sample test for a linear
 * hypothesis whose power is independent of the variance</i>, Annals of Mathematical Statistics 16,
 * 1945), a run is looked at a few times and not after every block (Hall, <i>Asymptotic theory of
 * triple sampling for sequential estimation of a mean</i>, Annals of Statistics 9, 1981). What that
 * comes to was simulated: {@code docs/statistics.md}, table 8.
 *
 * @param halfWidth how far the interval may reach to each side, as a part of the ratio, such as
 *     0.02
 * @param confidence the level of the intervals
 * @param most after how many blocks nothing more is measured, however wide the interval is
 */
public record Precision(double halfWidth, double confidence, int most) {

  /** With fewer, intervals rest on a deviation that is hardly known. */
  public static final int FEWEST_BLOCKS = 5;

  /** Two fifths of the width with five blocks, seven tenths with ten, nearly all with many. */
  private static final int STRICTNESS = 3;

  /** What containers and web servers were seen to deviate by on quiet machines of two CPUs. */
  private static final double USUAL_DEVIATION = 0.04;

  /** A run never grows by more than this at once: deviations of few blocks are not known well. */
  private static final int MOST_GROWTH = 2;

  /** A precision without an end. */
  public Precision(double halfWidth, double confidence) {
    this(halfWidth, confidence, Integer.MAX_VALUE);
  }

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
   * Up to which block a row is to be measured before it is looked at again; never beyond the most.
   *
   * @param blocks how many it has
   */
  public int next(Comparison.Row row, int blocks) {
    return next(row.ratio().log(), blocks);
  }

  /**
   * After how many blocks a ratio is expected to be known well enough of which nothing is known
   * yet: as many as it takes where the ratios of blocks deviate by {@value #USUAL_DEVIATION} on the
   * log scale.
   */
  public int usual() {
    return Math.min(most, needed(USUAL_DEVIATION).orElse(most));
  }

  boolean isReached(Estimate log) {
    double blocks = log.degreesOfFreedom() + 1;
    return blocks >= FEWEST_BLOCKS && reach(log) <= wanted(blocks);
  }

  int next(Estimate log, int blocks) {
    int largest = Math.max(FEWEST_BLOCKS, MOST_GROWTH * blocks);
    int least = blocks + Math.max(FEWEST_BLOCKS, blocks / 2);
    int next = Math.min(largest, Math.max(least, needed(log, blocks).orElse(largest)));
    return Math.min(most, next);
  }

  private OptionalInt needed(Estimate log, int blocks) {
    if (!log.hasInterval() || log.standardError() == 0) {
      return OptionalInt.of(FEWEST_BLOCKS);
    }
    return needed(log.standardError() * Math.sqrt(blocks));
  }

  private OptionalInt needed(double deviation) {
    OptionalInt pairs = Power.pairsFor(deviation, Math.log1p(halfWidth), confidence);
    if (pairs.isEmpty()) {
      return pairs;
    }
    int blocks = Math.max(FEWEST_BLOCKS, pairs.getAsInt());
    while (reach(new Estimate(0, deviation / Math.sqrt(blocks), blocks - 1.0)) > wanted(blocks)) {
      blocks++;
    }
    return OptionalInt.of(blocks);
  }

  /**
   * How far an interval may reach to each side on the log scale that counts from so many blocks.
   */
  private double wanted(double blocks) {
    return (1 - STRICTNESS / blocks) * Math.log1p(halfWidth);
  }

  private double reach(Estimate log) {
    Interval interval = log.interval(confidence);
    return (interval.upper() - interval.lower()) / 2;
  }
}
