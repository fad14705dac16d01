package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.GateOutcome;
import io.github.jmhruntime.comparison.GateResult;
import io.github.jmhruntime.comparison.GateResult.CheckedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Results of a gate for tests. */
final class Checks {

  private Checks() {}

  /** One row of each outcome. */
  static CheckReport mixed(boolean failOnInconclusive) {
    List<Row> rows = Comparisons.run().comparison().rows();
    GateResult result =
        new GateResult(
            GateOutcome.FAIL,
            List.of(
                new CheckedRow(rows.get(0), 5, GateOutcome.PASS, 3.1, List.of()),
                new CheckedRow(rows.get(1), 5, GateOutcome.FAIL, 3.2, List.of()),
                new CheckedRow(
                    rows.get(3),
                    2.5,
                    GateOutcome.INCONCLUSIVE,
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
            GateOutcome.ERROR,
            List.of(
                new CheckedRow(rows.get(0), 5, GateOutcome.INCONCLUSIVE, Double.NaN, List.of()),
                new CheckedRow(rows.get(1), 0, GateOutcome.FAIL, Double.NaN, List.of())),
            List.of("a.B.<c> & \"d\" has vanished:\u0007 100%\nrun it again"),
            List.of(),
            List.of());
    return new CheckReport(result, "be|fore", false);
  }

  /** So many rows of each outcome, and errors, in an order that does not suit a reader. */
  static CheckReport many(
      int failed, int inconclusive, int passed, int errors, boolean failOnInconclusive) {
    List<CheckedRow> rows = new ArrayList<>();
    add(rows, "Pass", passed, GateOutcome.PASS);
    add(rows, "Inconclusive", inconclusive, GateOutcome.INCONCLUSIVE);
    add(rows, "Fail", failed, GateOutcome.FAIL);
    GateOutcome outcome =
        errors > 0
            ? GateOutcome.ERROR
            : failed > 0
                ? GateOutcome.FAIL
                : inconclusive > 0 ? GateOutcome.INCONCLUSIVE : GateOutcome.PASS;
    GateResult result =
        new GateResult(
            outcome,
            rows,
            IntStream.range(0, errors)
                .mapToObj(i -> "benchmark 'Gone.m%d' is missing".formatted(i))
                .toList(),
            List.of(),
            List.of());
    return new CheckReport(result, "old", failOnInconclusive);
  }

  static CheckedRow row(String benchmark, GateOutcome outcome) {
    return new CheckedRow(Comparisons.row(benchmark), 5, outcome, 3.1, List.of());
  }

  private static void add(List<CheckedRow> rows, String type, int count, GateOutcome outcome) {
    for (int i = 0; i < count; i++) {
      rows.add(row("org.example." + type + ".m" + i, outcome));
    }
  }
}
