package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.measurement.FailureRate;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** {@code comparison.json}, for scripts: its fields keep their names. */
final class JsonComparison implements ComparisonRenderer {

  private static final int FORMAT = 1;

  private record Content(
      int format,
      String baseline,
      double confidence,
      double relevantDifference,
      List<Comparison.Row> rows,
      List<Comparison.Group> groups,
      List<Comparison.Unmatched> unmatched,
      List<FailureRate> failures,
      List<String> warnings,
      List<String> notes) {}

  @Override
  public void render(ComparisonReport report, Writer out) throws IOException {
    Comparison comparison = report.comparison();
    ReportJson.MAPPER
        .writerWithDefaultPrettyPrinter()
        .writeValue(
            out,
            new Content(
                FORMAT,
                comparison.baseline(),
                comparison.confidence(),
                comparison.relevantDifference(),
                comparison.rows(),
                comparison.groups(),
                comparison.unmatched(),
                report.failures(),
                comparison.warnings(),
                report.notes()));
    out.write('\n');
  }
}
