package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.GateResult.CheckedRow;
import io.github.jmhruntime.comparison.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;

/** A summary for a pull request: the answer, then what failed, then the rest. */
final class MarkdownCheck implements CheckRenderer {

  /** In the order in which a reader wants to see them. */
  private static final List<Outcome> ORDER =
      List.of(Outcome.ERROR, Outcome.FAIL, Outcome.INCONCLUSIVE, Outcome.PASS);

  @Override
  public void render(CheckReport report, Writer out) throws IOException {
    CheckTexts texts = new CheckTexts(report);
    out.write("**" + Markdown.escape(texts.headline()) + "**\n");
    list(out, report.result().errors());
    if (!report.result().rows().isEmpty()) {
      out.write("\n");
      out.write(
          Markdown.row(
              "Benchmark",
              "Runtime",
              "Percent of " + Markdown.escape(report.baseline()),
              "Budget %",
              "Could have shown %",
              "Outcome"));
      out.write("|---|---|---:|---:|---:|---|\n");
      for (CheckedRow checked : sorted(report)) {
        out.write(line(texts, checked));
      }
    }
    list(out, texts.warnings());
    list(out, report.result().notes());
  }

  private static List<CheckedRow> sorted(CheckReport report) {
    return report.result().rows().stream()
        .sorted(Comparator.comparingInt(checked -> ORDER.indexOf(checked.outcome())))
        .toList();
  }

  private static String line(CheckTexts texts, CheckedRow checked) {
    Row row = checked.row();
    String percent = Numbers.percent(row.ratio()) + " " + Numbers.interval(row.ratio());
    String outcome = checked.outcome().word();
    String notes = checked.notes().isEmpty() ? "" : ": " + String.join("; ", checked.notes());
    return Markdown.row(
        Markdown.escape(texts.title(row) + " (" + row.better().word() + " is better)"),
        Markdown.escape(row.runtime()),
        Markdown.escape(percent.strip()),
        CheckTexts.budget(checked),
        CheckTexts.detectable(checked),
        (checked.outcome() == Outcome.FAIL ? "**" + outcome + "**" : outcome)
            + Markdown.escape(notes));
  }

  private static void list(Writer out, List<String> lines) throws IOException {
    if (!lines.isEmpty()) {
      out.write("\n");
    }
    for (String line : lines) {
      out.write("- " + Markdown.escape(line) + "\n");
    }
  }
}
