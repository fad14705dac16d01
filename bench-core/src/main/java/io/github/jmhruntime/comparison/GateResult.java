package io.github.jmhruntime.comparison;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a regression gate found.
 *
 * @param outcome of all rows together: an error if anything could not be checked, else a failure if
 *     any row fails, else inconclusive if any row is, else a pass
 * @param rows one per row of the comparison that is checked, in its order
 * @param errors what could not be checked, each with its remedy
 * @param warnings what weakens the check as a whole
 * @param notes what was left out by intention
 */
public record GateResult(
    GateOutcome outcome,
    List<CheckedRow> rows,
    List<String> errors,
    List<String> warnings,
    List<String> notes) {

  /** The same with further errors and warnings. */
  public GateResult with(List<String> moreErrors, List<String> moreWarnings) {
    return new GateResult(
        moreErrors.isEmpty() ? outcome : GateOutcome.ERROR,
        rows,
        Stream.concat(errors.stream(), moreErrors.stream()).toList(),
        Stream.concat(warnings.stream(), moreWarnings.stream()).toList(),
        notes);
  }

  /** The same with further notes. */
  public GateResult withNotes(List<String> more) {
    return new GateResult(
        outcome, rows, errors, warnings, Stream.concat(notes.stream(), more.stream()).toList());
  }

  /**
   * One row.
   *
   * @param row what was compared
   * @param budgetPercent how much worse it may be, in percent of the baseline
   * @param outcome what the gate says of it
   * @param detectablePercent by how much worse, in percent of the baseline, the truth must be for
   *     an interval from so much and such noisy data to exclude 100 % with a probability of 80 %;
   *     NaN where there is no interval
   * @param notes why the outcome is what it is, where that does not go without saying
   */
  public record CheckedRow(
      Comparison.Row row,
      double budgetPercent,
      GateOutcome outcome,
      double detectablePercent,
      List<String> notes) {}
}
