package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.GateOutcome;
import io.github.jmhruntime.comparison.GateResult;
import io.github.jmhruntime.comparison.GateResult.CheckedRow;
import java.util.Comparator;
import java.util.List;

/**
 * What is told of a regression gate, in every format.
 *
 * @param result what the gate found
 * @param baseline the baseline's name
 * @param failOnInconclusive whether the build fails where the data show neither
 */
public record CheckReport(GateResult result, String baseline, boolean failOnInconclusive) {

  static final List<GateOutcome> BY_URGENCY =
      List.of(GateOutcome.ERROR, GateOutcome.FAIL, GateOutcome.INCONCLUSIVE, GateOutcome.PASS);

  /** Whether the build fails. */
  public boolean failed() {
    return fails(result.outcome());
  }

  /** The rows as a reader wants to see them: first what fails, then what is open, then the rest. */
  public List<CheckedRow> byUrgency() {
    return result.rows().stream()
        .sorted(Comparator.comparingInt(row -> BY_URGENCY.indexOf(row.outcome())))
        .toList();
  }

  /** Those rows that make the build fail, the most urgent first. */
  List<CheckedRow> failing() {
    return byUrgency().stream().filter(row -> fails(row.outcome())).toList();
  }

  boolean fails(GateOutcome outcome) {
    return switch (outcome) {
      case PASS -> false;
      case FAIL, ERROR -> true;
      case INCONCLUSIVE -> failOnInconclusive;
    };
  }
}
