package io.github.jmhruntime.report;

import io.github.jmhruntime.report.DoctorReport.Finding;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** What is usable here, on the console: a table, then what would help. */
final class TextDoctor implements Renderer<DoctorReport> {

  @Override
  public void render(DoctorReport report, Writer out) throws IOException {
    TextTable table = new TextTable("runtime", "usable", "finding");
    for (Finding finding : report.findings()) {
      table.row(List.of(finding.runtime(), finding.usable() ? "yes" : "no", finding.finding()));
    }
    table.write(out);
    String heading = "\nWhat would help:\n";
    for (Finding finding : report.findings()) {
      if (finding.remedy() != null) {
        out.write("%s  %s: %s\n".formatted(heading, finding.runtime(), finding.remedy()));
        heading = "";
      }
    }
  }
}
