package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.comparison.Comparison.Row;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** The tables on the console: the scores first, other metrics next, then what weakens them. */
final class TextComparison implements Renderer<ComparisonReport> {

  /** How many lines of one kind stand below the table; the files hold all of them. */
  private static final int MOST_LINES = 10;

  private final View view;

  TextComparison(View view) {
    this.view = view;
  }

  @Override
  public void render(ComparisonReport report, Writer out) throws IOException {
    Comparison comparison = report.comparison();
    Shown scores = Shown.of(rows(comparison, true), view);
    Shown secondary = Shown.of(rows(comparison, false), view);
    Throughout throughout = Throughout.of(scores.groups(), secondary.groups());
    Notes notes = new Notes(report, view.filter(), throughout.params().keySet());
    if (!rows(comparison, true).isEmpty()) {
      head(comparison, throughout, out);
      scores(comparison, scores, notes, out);
    }
    if (!secondary.groups().isEmpty()) {
      out.write("\nSecondary metrics, in percent of %s:\n\n".formatted(comparison.baseline()));
      new SecondaryTable(comparison.baseline(), secondary.groups(), notes)
          .write(out, view.columns());
      remark(secondary, out);
    }
    if (!view.filter().choosesBenchmarks()) {
      section(out, "Over several benchmarks:", notes.groups());
    }
    section(out, "Warnings:", notes.warnings());
    section(out, "Failures:", notes.failures());
    section(out, "Not compared:", notes.unmatchedBriefly());
    section(out, "", ScalingLines.of(report));
    section(out, "", report.notes());
  }

  private static List<Row> rows(Comparison comparison, boolean primary) {
    return comparison.rows().stream().filter(row -> row.key().primary() == primary).toList();
  }

  private void head(Comparison comparison, Throughout throughout, Writer out) throws IOException {
    List<String> lines = new ArrayList<>(VerdictCounts.of(comparison, view.filter()));
    if (!throughout.params().isEmpty()) {
      lines.add(throughout.sentence());
    }
    for (String line : lines) {
      out.write(TextLines.wrap(line, 0, view.columns()));
    }
    out.write(lines.isEmpty() ? "" : "\n");
  }

  private void scores(Comparison comparison, Shown scores, Notes notes, Writer out)
      throws IOException {
    if (scores.groups().isEmpty()) {
      out.write("No score is as -Dbenchmarks, -Dparams and -Donly ask for.\n");
      return;
    }
    List<RowGroup> sorted =
        scores.groups().stream().sorted(view.order().comparator(notes::title)).toList();
    if (comparison.rows().stream().map(Row::runtime).distinct().count() == 1) {
      new CandidateTable(comparison.baseline(), sorted, notes).write(out, view.columns());
    } else {
      new RuntimeTable(comparison.baseline(), sorted, notes).write(out, view.columns());
    }
    remark(scores, out);
    out.write("\n" + TextLines.wrap(notes.legend(), 0, view.columns()));
  }

  private static void remark(Shown shown, Writer out) throws IOException {
    if (shown.hidden() > 0) {
      out.write(
          "and %d more, which changed less: -Dshow=all shows them\n".formatted(shown.hidden()));
    }
  }

  private void section(Writer out, String title, List<String> lines) throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    List<String> shown = new ArrayList<>(lines.subList(0, Math.min(MOST_LINES, lines.size())));
    if (lines.size() > MOST_LINES) {
      shown.add("and %d more, see comparison.json".formatted(lines.size() - MOST_LINES));
    }
    out.write(title.isEmpty() ? "\n" : "\n" + title + "\n");
    for (String line : shown) {
      out.write(TextLines.wrap(line, title.isEmpty() ? 0 : 2, view.columns()));
    }
  }
}
