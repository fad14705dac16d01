package io.github.jmhruntime.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Comparison.Score;
import io.github.jmhruntime.unit.ScoreUnit;
import java.io.IOException;
import java.io.Writer;

/**
 * Bencher Metric Format: {@code {benchmark: {measure: {value, lower_value, upper_value}}}}.
 *
 * <p>Bencher's own measures are {@code latency} in nanoseconds and {@code throughput} in operations
 * per second; anything else keeps the metric's name as its measure, in its base unit. Source:
 * bencher.dev, reference, Bencher Metric Format.
 */
final class BencherExport implements Renderer<ComparisonReport> {

  private static final double NANOSECONDS = 1e9;

  @Override
  public void render(ComparisonReport report, Writer out) throws IOException {
    ObjectNode all = ReportJson.MAPPER.createObjectNode();
    String baseline = report.comparison().baseline();
    for (RowGroup group : RowGroup.of(report.comparison().rows())) {
      add(all, group.first(), baseline, group.baseline());
      group.rows().forEach(row -> add(all, row, row.runtime(), row.score()));
    }
    ReportJson.MAPPER.writerWithDefaultPrettyPrinter().writeValue(out, all);
    out.write('\n');
  }

  private static void add(ObjectNode all, Row row, String runtime, Score score) {
    if (!Double.isFinite(score.estimate())) {
      return;
    }
    ScoreUnit unit = ScoreUnit.parse(row.unit());
    boolean time = unit.base().equals("s/op");
    double factor = unit.factor() * (time ? NANOSECONDS : 1);
    String metric = row.key().metric();
    String measure =
        metric != null
            ? metric
            : time ? "latency" : unit.base().equals("ops/s") ? "throughput" : row.unit();
    ObjectNode entry = all.withObjectProperty(ExportNames.of(row, runtime)).putObject(measure);
    entry.put("value", score.estimate() * factor);
    if (Double.isFinite(score.lower()) && Double.isFinite(score.upper())) {
      entry.put("lower_value", score.lower() * factor);
      entry.put("upper_value", score.upper() * factor);
    }
  }
}
