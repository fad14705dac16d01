package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.GateResult.CheckedRow;
import io.github.jmhruntime.comparison.Outcome;
import io.github.jmhruntime.unit.Direction;
import java.util.List;
import java.util.Locale;

/** The sentences of a check, the same in every format that people read. */
public final class CheckTexts {

  private final CheckReport report;
  private final RowTitles titles;

  /** The sentences on this check. */
  public CheckTexts(CheckReport report) {
    this.report = report;
    this.titles = new RowTitles(report.result().rows().stream().map(CheckedRow::row).toList());
  }

  /** The answer in one line. */
  public String headline() {
    long failed = count(Outcome.FAIL);
    long inconclusive = count(Outcome.INCONCLUSIVE);
    String counts =
        "%d of %d beyond the budget, %d inconclusive"
            .formatted(failed, report.result().rows().size(), inconclusive);
    return switch (report.result().outcome()) {
      case PASS -> "Check passed: " + counts + ".";
      case FAIL -> "Check failed: " + counts + ".";
      case INCONCLUSIVE ->
          report.failOnInconclusive()
              ? "Check failed: " + counts + ", and -DfailOnInconclusive is set."
              : "Check passed without proof: " + counts + ".";
      case ERROR ->
          report.result().rows().isEmpty()
              ? "Check could not be made."
              : "Check could not be made in full: " + counts + ".";
    };
  }

  private long count(Outcome outcome) {
    return report.result().rows().stream().filter(row -> row.outcome() == outcome).count();
  }

  /** What a row is called. */
  public String title(Row row) {
    return titles.of(row);
  }

  /** What was found of a row, with what makes a pass mean something. */
  String finding(CheckedRow checked) {
    Row row = checked.row();
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %s under %s has %s %s (%s is better); budget %s %%"
            .formatted(
                checked.outcome().word(),
                title(row),
                row.runtime(),
                percent(row),
                report.baseline(),
                row.better().word(),
                budget(checked)));
    if (Double.isFinite(checked.detectablePercent())) {
      text.append("; this data could have shown %s %%".formatted(detectable(checked)));
    }
    checked.notes().forEach(note -> text.append("; ").append(note));
    return text.toString();
  }

  private static String percent(Row row) {
    String estimate = Numbers.percent(row.ratio());
    String interval = Numbers.interval(row.ratio());
    if (estimate.isEmpty()) {
      return "no percentage of";
    }
    return estimate + " %" + (interval.isEmpty() ? "" : " " + interval) + " of";
  }

  /** How much worse a row may get, with its sign. */
  public static String budget(CheckedRow checked) {
    String sign = checked.row().better() == Direction.LOWER ? "+" : "-";
    return sign + trimmed(checked.budgetPercent());
  }

  /** The smallest difference that a row's data could have shown, or nothing. */
  public static String detectable(CheckedRow checked) {
    double percent = checked.detectablePercent();
    return Double.isFinite(percent) ? Numbers.percent(percent) : "";
  }

  /** What weakens the check as a whole. */
  List<String> warnings() {
    return report.result().warnings();
  }

  private static String trimmed(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
  }
}
