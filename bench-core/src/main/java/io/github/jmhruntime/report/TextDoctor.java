package io.github.jmhruntime.report;

import io.github.jmhruntime.report.DoctorReport.Condition;
import io.github.jmhruntime.report.DoctorReport.Finding;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** What is usable here, on the console: a table, then what would help. */
final class TextDoctor implements Renderer<DoctorReport> {

  @Override
  public void render(DoctorReport report, Writer out) throws IOException {
    if (!report.conditions().isEmpty()) {
      TextTable conditions = new TextTable("engine", "met", "finding");
      for (Condition condition : report.conditions()) {
        conditions.row(List.of(condition.subject(), word(condition.met()), condition.finding()));
      }
      conditions.write(out);
      out.write("\n");
    }
    TextTable runtimes = new TextTable("runtime", "usable", "finding");
    for (Finding finding : report.findings()) {
      runtimes.row(List.of(finding.runtime(), word(finding.usable()), finding.finding()));
    }
    runtimes.write(out);
    remedies(report, out);
  }

  private static String word(boolean good) {
    return good ? "yes" : "no";
  }

  private static void remedies(DoctorReport report, Writer out) throws IOException {
    List<String> remedies = new ArrayList<>();
    for (Condition condition : report.conditions()) {
      if (condition.remedy() != null) {
        remedies.add("%s: %s".formatted(condition.subject(), condition.remedy()));
      }
    }
    for (Finding finding : report.findings()) {
      if (finding.remedy() != null) {
        remedies.add("%s: %s".formatted(finding.runtime(), finding.remedy()));
      }
    }
    if (!remedies.isEmpty()) {
      out.write("\nWhat would help:\n");
    }
    for (String remedy : remedies) {
      out.write("  %s\n".formatted(remedy));
    }
  }
}
