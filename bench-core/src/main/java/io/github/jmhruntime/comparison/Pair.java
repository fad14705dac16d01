package io.github.jmhruntime.comparison;

import io.github.jmhruntime.unit.Direction;
import io.github.jmhruntime.unit.ScoreUnit;

/**
 * A baseline's result and a candidate's that can be compared.
 *
 * @param key what they have in common
 * @param baseline the baseline's result
 * @param candidate the candidate's result
 * @param unit the baseline's unit, in which both are given
 * @param candidateUnit the unit of the candidate's result as it stands in its file
 * @param better which way the score gets better
 */
record Pair(
    ResultKey key,
    Sample baseline,
    Sample candidate,
    ScoreUnit unit,
    ScoreUnit candidateUnit,
    Direction better) {

  /** Whether both hold the same values, as a copy does. */
  boolean isCopy() {
    return baseline.result().score() == candidate.result().score()
        && baseline.result().rawData().equals(candidate.result().rawData());
  }

  ForkMeans baselineForks() {
    return ForkMeans.of(baseline, unit, unit);
  }

  ForkMeans candidateForks() {
    return ForkMeans.of(candidate, candidateUnit, unit);
  }
}
