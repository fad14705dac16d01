package io.github.jmhruntime.comparison;

import io.github.jmhruntime.statistics.Estimate;
import io.github.jmhruntime.unit.Direction;

/**
 * Ratios in the direction in which a score gets worse: a time that doubles is worse by 100 %, a
 * rate that halves by 50 %.
 */
final class Worsening {

  private Worsening() {}

  /** The log of a ratio, turned so that more is worse. */
  static Estimate of(Estimate log, Direction better) {
    return better == Direction.LOWER ? log : log.negated();
  }

  /**
   * By how much a score is worse, in percent of the baseline.
   *
   * @param log how far the log of the ratio lies in the direction of worse
   */
  static double percent(double log, Direction better) {
    return better == Direction.LOWER ? 100 * Math.expm1(log) : -100 * Math.expm1(-log);
  }

  /** How far the log of a ratio lies in the direction of worse where a score is worse by that. */
  static double log(double percent, Direction better) {
    if (better == Direction.LOWER) {
      return Math.log1p(percent / 100);
    }
    // A rate cannot fall by more than all of it.
    return percent >= 100 ? Double.POSITIVE_INFINITY : -Math.log1p(-percent / 100);
  }
}
