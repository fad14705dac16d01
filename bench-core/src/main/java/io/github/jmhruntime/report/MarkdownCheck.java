package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.GateOutcome;
import io.github.jmhruntime.comparison.GateResult.CheckedRow;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * A summary for a pull request: the answer, then what failed, then the rest, as far as it fits.
 * GitHub refuses a comment of more than 65536 characters.
 */
final class MarkdownCheck implements Renderer<CheckReport> {

  /** With some room for what a workflow writes around it. */
  static final int MOST_CHARACTERS = 64_000;

  /** Lists share what is left of the table. */
  private static final int MOST_OF_A_LIST = 10_000;

  /** A longer text is cut: names and parameters may have any length. */
  private static final int MOST_OF_A_TEXT = 1000;

  @Override
  public void render(CheckReport report, Writer out) throws IOException {
    CheckTexts texts = new CheckTexts(report);
    StringBuilder end = new StringBuilder();
    list(end, texts.warnings());
    list(end, report.result().notes());
    StringBuilder text = new StringBuilder("**" + escape(texts.headline()) + "**\n");
    list(text, report.result().errors());
    if (!report.result().rows().isEmpty()) {
      table(text, report, texts, MOST_CHARACTERS - end.length());
    }
    out.write(text.append(end).toString());
  }

  private static void table(StringBuilder text, CheckReport report, CheckTexts texts, int most) {
    text.append('\n');
    text.append(
        Markdown.row(
            "Benchmark",
            "Runtime",
            "Percent of " + escape(report.baseline()),
            "Budget %",
            "Could have shown %",
            "Outcome"));
    text.append("|---|---|---:|---:|---:|---|\n");
    int shown = 0;
    for (CheckedRow checked : report.byUrgency()) {
      String line = line(texts, checked);
      if (text.length() + line.length() + MOST_OF_A_TEXT > most) {
        break;
      }
      text.append(line);
      shown++;
    }
    String leftOut = texts.leftOut(shown);
    text.append(leftOut.isEmpty() ? "" : "\n" + escape(leftOut) + "\n");
  }

  private static String line(CheckTexts texts, CheckedRow checked) {
    Row row = checked.row();
    String percent = Numbers.percent(row.ratio()) + " " + Numbers.interval(row.ratio());
    String outcome = checked.outcome().word();
    String notes = checked.notes().isEmpty() ? "" : ": " + String.join("; ", checked.notes());
    return Markdown.row(
        escape(texts.title(row)) + " (" + row.better().word() + " is better)",
        escape(row.runtime()),
        escape(percent.strip()),
        CheckTexts.budget(checked),
        CheckTexts.detectable(checked),
        (checked.outcome() == GateOutcome.FAIL ? "**" + outcome + "**" : outcome) + escape(notes));
  }

  private static void list(StringBuilder text, List<String> lines) {
    int start = text.length();
    text.append(lines.isEmpty() ? "" : "\n");
    for (int i = 0; i < lines.size(); i++) {
      String line = "- " + escape(lines.get(i)) + "\n";
      if (text.length() - start + line.length() > MOST_OF_A_LIST) {
        text.append("- and %d more, see check.json\n".formatted(lines.size() - i));
        return;
      }
      text.append(line);
    }
  }

  private static String escape(String text) {
    if (text.length() <= MOST_OF_A_TEXT) {
      return Markdown.escape(text);
    }
    boolean half = Character.isHighSurrogate(text.charAt(MOST_OF_A_TEXT - 1));
    return Markdown.escape(text.substring(0, MOST_OF_A_TEXT - (half ? 1 : 0)) + "…");
  }
}
