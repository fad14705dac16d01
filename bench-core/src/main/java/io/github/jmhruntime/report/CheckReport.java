package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.GateResult;
import io.github.jmhruntime.comparison.GateResult.CheckedRow;
import io.github.jmhruntime.comparison.Outcome;
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

  static final List<Outcome> BY_URGENCY =
      List.of(Outcome.ERROR, Outcome.FAIL, Outcome.INCONCLUSIVE, Outcome.PASS);

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

  boolean fails(Outcome outcome) {
    return switch (outcome) {
      case PASS -> false;
      case FAIL, ERROR -> true;
      case INCONCLUSIVE -> failOnInconclusive;
    };
  }
}
