package io.github.jmhruntime.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.jmhruntime.comparison.GateResult.CheckedRow;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** {@code check.json}, for scripts: its fields keep their names. */
final class JsonCheck implements Renderer<CheckReport> {

  private static final int FORMAT = 1;

  private record Content(
      int format,
      String outcome,
      boolean failed,
      String baseline,
      List<Line> rows,
      List<String> errors,
      List<String> warnings,
      List<String> notes) {}

  private record Line(
      @JsonUnwrapped JsonRow row,
      double budgetPercent,
      String outcome,
      double detectablePercent,
      List<String> notes) {

    static Line of(CheckedRow checked) {
      return new Line(
          JsonRow.of(checked.row()),
          checked.budgetPercent(),
          checked.outcome().word(),
          checked.detectablePercent(),
          checked.notes());
    }
  }

  @Override
  public void render(CheckReport report, Writer out) throws IOException {
    Content content =
        new Content(
            FORMAT,
            report.result().outcome().word(),
            report.failed(),
            report.baseline(),
            report.result().rows().stream().map(Line::of).toList(),
            report.result().errors(),
            report.result().warnings(),
            report.result().notes());
    ReportJson.MAPPER.writerWithDefaultPrettyPrinter().writeValue(out, content);
    out.write('\n');
  }
}
