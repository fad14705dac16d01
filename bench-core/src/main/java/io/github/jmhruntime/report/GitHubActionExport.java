package io.github.jmhruntime.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Comparison.Score;
import io.github.jmhruntime.unit.Direction;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The JSON that github-action-benchmark reads as {@code customSmallerIsBetter} or {@code
 * customBiggerIsBetter}: that tool takes the direction from its configuration, so each file holds
 * one direction only. Values keep JMH's unit, which does not change from run to run.
 */
final class GitHubActionExport implements Renderer<ComparisonReport> {

  private final Direction direction;

  GitHubActionExport(Direction direction) {
    this.direction = direction;
  }

  @Override
  public void render(ComparisonReport report, Writer out) throws IOException {
    ArrayNode entries = ReportJson.MAPPER.createArrayNode();
    String baseline = report.comparison().baseline();
    for (RowGroup group : RowGroup.of(report.comparison().rows())) {
      if (group.first().better() == direction) {
        add(entries, group.first(), baseline, group.baseline(), "");
        group
            .rows()
            .forEach(row -> add(entries, row, row.runtime(), row.score(), extra(row, baseline)));
      }
    }
    ReportJson.MAPPER.writerWithDefaultPrettyPrinter().writeValue(out, entries);
    out.write('\n');
  }

  private static void add(ArrayNode entries, Row row, String runtime, Score score, String extra) {
    if (!Double.isFinite(score.estimate())) {
      return;
    }
    String metric = row.key().metric();
    ObjectNode entry = entries.addObject();
    entry.put("name", ExportNames.of(row, runtime) + (metric == null ? "" : " " + metric));
    entry.put("unit", row.unit());
    entry.put("value", score.estimate());
    if (Double.isFinite(score.lower()) && Double.isFinite(score.upper())) {
      entry.put("range", "± " + rounded((score.upper() - score.lower()) / 2));
    }
    if (!extra.isEmpty()) {
      entry.put("extra", extra);
    }
  }

  private static String extra(Row row, String baseline) {
    String estimate = Numbers.percent(row.ratio());
    String verdict = row.verdictWords();
    return estimate.isEmpty()
        ? verdict
        : "%s: %s %% of %s %s"
            .formatted(verdict, estimate, baseline, Numbers.interval(row.ratio()))
            .strip();
  }

  private static String rounded(double value) {
    return new BigDecimal(value).round(new MathContext(3)).toPlainString();
  }
}
