package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.GateResult.CheckedRow;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The check on the console: what was compared, what it may cost, and the answer last. */
final class TextCheck implements CheckRenderer {

  @Override
  public void render(CheckReport report, Writer out) throws IOException {
    CheckTexts texts = new CheckTexts(report);
    TextTable table =
        new TextTable(
            "", "% of " + report.baseline(), "", "budget %", "could have shown %", "outcome");
    String current = "";
    for (CheckedRow checked : report.result().rows()) {
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
    if (!report.result().rows().isEmpty()) {
      table.write(out);
      out.write('\n');
    }
    for (String error : report.result().errors()) {
      out.write(TextLines.wrap("error: " + error, 0));
    }
    for (String warning : texts.warnings()) {
      out.write(TextLines.wrap("warning: " + warning, 0));
    }
    for (String note : report.result().notes()) {
      out.write(TextLines.wrap(note, 0));
    }
    out.write(TextLines.wrap(texts.headline(), 0));
  }
}
