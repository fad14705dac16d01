package io.github.jmhruntime.comparison;

import io.github.jmhruntime.statistics.Interval;
import io.github.jmhruntime.unit.Direction;

/**
 * How a verdict is found.
 *
 * @param confidence 1 − α
 * @param relevantDifference the smallest difference that matters, as a part of the baseline
 */
public record Judgement(double confidence, double relevantDifference) {

  public Judgement {
    if (!(confidence > 0.5 && confidence < 1)) {
      throw new ComparisonException(
          "confidence is %s; it must lie between 0.5 and 1, such as 0.95".formatted(confidence));
    }
    if (!(relevantDifference >= 0 && relevantDifference < 1)) {
      throw new ComparisonException(
          "relevantDifference is %s; it must be at least 0 and below 1, such as 0.02 for 2 %%"
              .formatted(relevantDifference));
    }
  }

  /**
   * The verdict on one row.
   *
   * @param ratio with its interval, not corrected for the family
   * @param pAdjusted the two-sided p-value after Holm's correction
   * @param better which way the score gets better
   */
  public Verdict of(Ratio ratio, double pAdjusted, Direction better) {
    Interval interval = ratio.interval().exp();
    double estimate = Math.exp(ratio.log().value());
    if (!interval.exists()) {
      return Verdict.INCONCLUSIVE;
    }
    if (interval.lower() > 1 - relevantDifference && interval.upper() < 1 + relevantDifference) {
      return Verdict.EQUIVALENT;
    }
    boolean matters = Math.abs(estimate - 1) >= relevantDifference;
    if (!isDifferent(pAdjusted) || !matters) {
      return Verdict.INCONCLUSIVE;
    }
    return (estimate < 1) == (better == Direction.LOWER) ? Verdict.FASTER : Verdict.SLOWER;
  }

  /**
   * The same, where two may not be called equivalent.
   *
   * @param ofThem whether it is the two that were measured, and not what put the load on them
   */
  Verdict of(Ratio ratio, double pAdjusted, Direction better, boolean ofThem) {
    Verdict verdict = of(ratio, pAdjusted, better);
    return verdict == Verdict.EQUIVALENT && !ofThem ? Verdict.INCONCLUSIVE : verdict;
  }

  boolean isDifferent(double p) {
    return p <= 1 - confidence;
  }
}
