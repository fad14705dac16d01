package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Comparison.Score;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** The tables on the console: the scores first, other metrics next, then what weakens them. */
final class TextComparison implements ComparisonRenderer {

  /** How many lines of one kind stand below the table; the files hold all of them. */
  private static final int MOST_LINES = 10;

  @Override
  public void render(ComparisonReport report, Writer out) throws IOException {
    Notes notes = new Notes(report);
    if (!report.comparison().rows().isEmpty()) {
      table(report, notes).write(out);
      out.write('\n');
      out.write(notes.legend() + "\n");
    }
    SecondaryTable secondary = new SecondaryTable(report);
    if (!secondary.isEmpty()) {
      out.write("\nSecondary metrics, in percent of " + report.comparison().baseline() + ":\n\n");
      secondary.write(out);
    }
    section(out, "Over several benchmarks:", notes.groups());
    section(out, "Warnings:", notes.warnings());
    section(out, "Failures:", notes.failures());
    section(out, "Not compared:", notes.unmatchedBriefly());
    section(out, "", report.notes());
  }

  private static TextTable table(ComparisonReport report, Notes notes) {
    String baseline = report.comparison().baseline();
    TextTable table = new TextTable("", "score", "", "% of " + baseline, "", "verdict");
    List<Row> primary =
        report.comparison().rows().stream().filter(row -> row.key().primary()).toList();
    for (RowGroup group : RowGroup.of(primary)) {
      Numbers numbers = group.numbers();
      table.heading(TextLines.clean(notes.heading(group)));
      table.row(cells(baseline, numbers, group.baseline(), "100.0", "", ""));
      for (Row row : group.rows()) {
        table.row(
            cells(
                row.runtime(),
                numbers,
                row.score(),
                Numbers.percent(row.ratio()),
                Numbers.interval(row.ratio()),
                notes.verdict(row)));
      }
    }
    return table;
  }

  private static List<String> cells(
      String name,
      Numbers numbers,
      Score score,
      String percent,
      String percentInterval,
      String verdict) {
    return List.of(
        "  " + TextLines.clean(name),
        numbers.score(score.estimate()),
        numbers.interval(score),
        percent,
        percentInterval,
        verdict);
  }

  private static void section(Writer out, String title, List<String> lines) throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    List<String> shown = new ArrayList<>(lines.subList(0, Math.min(MOST_LINES, lines.size())));
    if (lines.size() > MOST_LINES) {
      shown.add("and %d more, see comparison.json".formatted(lines.size() - MOST_LINES));
    }
    out.write(title.isEmpty() ? "\n" : "\n" + title + "\n");
    for (String line : shown) {
      out.write(TextLines.wrap(line, title.isEmpty() ? 0 : 2));
    }
  }
}
