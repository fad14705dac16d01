package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.GateOutcome;
import io.github.jmhruntime.comparison.GateResult.CheckedRow;
import io.github.jmhruntime.unit.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sentences of a check, the same in every format that people read. */
public final class CheckTexts {

  private static final int MOST_NAMES = 3;

  private final CheckReport report;
  private final RowTitles titles;

  /** The sentences on this check. */
  public CheckTexts(CheckReport report) {
    this.report = report;
    this.titles = new RowTitles(report.result().rows().stream().map(CheckedRow::row).toList());
  }

  /** The answer in one line. */
  public String headline() {
    return headline("", "");
  }

  /** The answer with the names of what makes the build fail. */
  public String answer() {
    return headline(
        inBrackets(GateOutcome.FAIL),
        report.failOnInconclusive() ? inBrackets(GateOutcome.INCONCLUSIVE) : "");
  }

  private String headline(String failedNames, String inconclusiveNames) {
    String counts =
        "%d of %d beyond the budget%s, %d inconclusive%s"
            .formatted(
                rows(GateOutcome.FAIL).size(),
                report.result().rows().size(),
                failedNames,
                rows(GateOutcome.INCONCLUSIVE).size(),
                inconclusiveNames);
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

  private String inBrackets(GateOutcome outcome) {
    String names = names(rows(outcome));
    return names.isEmpty() ? "" : " (" + names + ")";
  }

  /** What makes the build fail: the first names and the first error; empty where nothing does. */
  public String reasons() {
    List<String> errors = report.result().errors();
    List<String> reasons = new ArrayList<>();
    if (!report.failing().isEmpty()) {
      reasons.add(names(report.failing()));
    }
    errors.stream().limit(1).forEach(reasons::add);
    if (errors.size() > 1) {
      reasons.add("and %d more errors".formatted(errors.size() - 1));
    }
    return String.join("; ", reasons);
  }

  private String names(List<CheckedRow> rows) {
    String names =
        rows.stream()
            .limit(MOST_NAMES)
            .map(checked -> title(checked.row()) + " under " + checked.row().runtime())
            .collect(Collectors.joining(", "));
    int more = rows.size() - MOST_NAMES;
    return more > 0 ? "%s and %d more".formatted(names, more) : names;
  }

  /** How many of the rows stand below the first so many of the most urgent; empty where none do. */
  String leftOut(int shown) {
    List<CheckedRow> left = report.byUrgency().subList(shown, report.result().rows().size());
    List<String> counts = new ArrayList<>();
    for (GateOutcome outcome : CheckReport.BY_URGENCY) {
      long count = left.stream().filter(row -> row.outcome() == outcome).count();
      if (count > 0) {
        counts.add(count + " " + outcome.word());
      }
    }
    return left.isEmpty()
        ? ""
        : "and %d more rows (%s): check.json has all of them"
            .formatted(left.size(), String.join(", ", counts));
  }

  private List<CheckedRow> rows(GateOutcome outcome) {
    return report.result().rows().stream().filter(row -> row.outcome() == outcome).toList();
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
