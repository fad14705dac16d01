package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.GateResult;
import io.github.jmhruntime.comparison.Outcome;

/**
 * What is told of a regression gate, in every format.
 *
 * @param result what the gate found
 * @param baseline the baseline's name
 * @param failOnInconclusive whether the build fails where the data show neither
 */
public record CheckReport(GateResult result, String baseline, boolean failOnInconclusive) {

  /** Whether the build fails. */
  public boolean failed() {
    return fails(result.outcome());
  }

  boolean fails(Outcome outcome) {
    return switch (outcome) {
      case PASS -> false;
      case FAIL, ERROR -> true;
      case INCONCLUSIVE -> failOnInconclusive;
    };
  }
}
