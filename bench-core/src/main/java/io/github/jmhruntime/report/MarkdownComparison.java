package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Comparison.Score;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** {@code comparison.md}: the same as on the console, for an issue or a pull request. */
final class MarkdownComparison implements Renderer<ComparisonReport> {

  @Override
  public void render(ComparisonReport report, Writer out) throws IOException {
    Notes notes = new Notes(report);
    String baseline = report.comparison().baseline();
    if (!report.comparison().rows().isEmpty()) {
      out.write(
          Markdown.row(
              "Benchmark",
              "Runtime",
              "Score",
              "Percent of " + Markdown.escape(baseline),
              "Verdict"));
      out.write("|---|---|---:|---:|---|\n");
      for (RowGroup group : RowGroup.of(report.comparison().rows())) {
        group(out, baseline, group, notes);
      }
      out.write("\n" + Markdown.escape(notes.legend()) + "\n");
    }
    section(out, "Over several benchmarks", notes.groups());
    section(out, "Warnings", notes.warnings());
    section(out, "Failures", notes.failures());
    section(out, "Not compared", notes.unmatched());
    for (String line : ScalingLines.of(report)) {
      out.write("\n" + Markdown.escape(line) + "\n");
    }
    for (String note : report.notes()) {
      out.write("\n" + Markdown.escape(note) + "\n");
    }
  }

  private static void group(Writer out, String baseline, RowGroup group, Notes notes)
      throws IOException {
    Numbers numbers = group.numbers();
    out.write(
        Markdown.row(
            Markdown.escape(notes.heading(group)),
            Markdown.escape(baseline),
            score(numbers, group.baseline()),
            "100.0",
            ""));
    for (Row row : group.rows()) {
      out.write(
          Markdown.row(
              "",
              Markdown.escape(row.runtime()),
              score(numbers, row.score()),
              Markdown.escape(
                  (Numbers.percent(row.ratio()) + " " + Numbers.interval(row.ratio())).strip()),
              Markdown.escape(notes.verdict(row))));
    }
  }

  private static String score(Numbers numbers, Score score) {
    String value = numbers.score(score.estimate());
    String interval = numbers.interval(score);
    return Markdown.escape((value + " " + interval).strip());
  }

  private static void section(Writer out, String title, List<String> lines) throws IOException {
    if (!lines.isEmpty()) {
      out.write("\n**" + title + "**\n\n");
      for (String line : lines) {
        out.write("- " + Markdown.escape(line) + "\n");
      }
    }
  }
}
