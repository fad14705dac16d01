package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.GateResult.CheckedRow;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The check on the console: what fails comes first, and the last line names it again. */
final class TextCheck implements Renderer<CheckReport> {

  /** A build's log is read from its end: more rows than these would push the failures out. */
  private static final int MOST_ROWS = 50;

  private static final int MOST_LINES = 20;

  @Override
  public void render(CheckReport report, Writer out) throws IOException {
    CheckTexts texts = new CheckTexts(report);
    lines("error: ", report.result().errors(), out);
    List<CheckedRow> rows = report.byUrgency();
    List<CheckedRow> shown = rows.subList(0, Math.min(MOST_ROWS, rows.size()));
    if (!shown.isEmpty()) {
      out.write(report.result().errors().isEmpty() ? "" : "\n");
      table(report.baseline(), texts, shown).write(out);
      out.write(texts.leftOut(shown.size()).isEmpty() ? "" : texts.leftOut(shown.size()) + "\n");
      out.write('\n');
    }
    lines("warning: ", texts.warnings(), out);
    lines("", report.result().notes(), out);
    out.write(TextLines.clean(texts.answer()) + "\n");
  }

  private static TextTable table(String baseline, CheckTexts texts, List<CheckedRow> rows) {
    TextTable table =
        new TextTable("", "% of " + baseline, "", "budget %", "could have shown %", "outcome");
    String current = "";
    for (CheckedRow checked : rows) {
      String heading =
          "%s (%s is better)".formatted(texts.title(checked.row()), checked.row().better().word());
      if (!heading.equals(current)) {
        table.heading(TextLines.clean(heading));
        current = heading;
      }
      table.row(
          List.of(
              "  " + TextLines.clean(checked.row().runtime()),
              Numbers.percent(checked.row().ratio()),
              Numbers.interval(checked.row().ratio()),
              CheckTexts.budget(checked),
              CheckTexts.detectable(checked),
              checked.outcome().word()));
      for (String note : checked.notes()) {
        table.heading(TextLines.wrap(note, 4).stripTrailing());
      }
    }
    return table;
  }

  private static void lines(String kind, List<String> texts, Writer out) throws IOException {
    for (String text : texts.subList(0, Math.min(MOST_LINES, texts.size()))) {
      out.write(TextLines.wrap(kind + text, 0));
    }
    if (texts.size() > MOST_LINES) {
      out.write("%sand %d more, see check.json\n".formatted(kind, texts.size() - MOST_LINES));
    }
  }
}
