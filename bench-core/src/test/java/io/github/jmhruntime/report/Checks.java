package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.GateResult;
import io.github.jmhruntime.comparison.GateResult.CheckedRow;
import io.github.jmhruntime.comparison.Outcome;
import java.util.List;

/** Results of a gate for tests. */
final class Checks {

  private Checks() {}

  /** One row of each outcome. */
  static CheckReport mixed(boolean failOnInconclusive) {
    List<Row> rows = Comparisons.run().comparison().rows();
    GateResult result =
        new GateResult(
            Outcome.FAIL,
            List.of(
                new CheckedRow(rows.get(0), 5, Outcome.PASS, 3.1, List.of()),
                new CheckedRow(rows.get(1), 5, Outcome.FAIL, 3.2, List.of()),
                new CheckedRow(
                    rows.get(3),
                    2.5,
                    Outcome.INCONCLUSIVE,
                    4.04,
                    List.of("the budget is tighter than 3 blocks can show; measure 12 blocks"))),
            List.of(),
            List.of("the files come from different machines"),
            List.of("not checked: 2 rows of secondary metrics"));
    return new CheckReport(result, "runc", failOnInconclusive);
  }

  /** An error, and text that every format has to escape. */
  static CheckReport awkward() {
    List<Row> rows = Comparisons.awkward().comparison().rows();
    GateResult result =
        new GateResult(
            Outcome.ERROR,
            List.of(
                new CheckedRow(rows.get(0), 5, Outcome.INCONCLUSIVE, Double.NaN, List.of()),
                new CheckedRow(rows.get(1), 0, Outcome.FAIL, Double.NaN, List.of())),
            List.of("a.B.<c> & \"d\" has vanished:\u0007 100%\nrun it again"),
            List.of(),
            List.of());
    return new CheckReport(result, "be|fore", false);
  }
}
