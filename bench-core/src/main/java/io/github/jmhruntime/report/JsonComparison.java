package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.comparison.Percent;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.comparison.Scaling;
import io.github.jmhruntime.measurement.FailureRate;
import io.github.jmhruntime.statistics.Slope;
import io.github.jmhruntime.unit.Direction;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code comparison.json}, for scripts: its fields keep their names. */
final class JsonComparison implements Renderer<ComparisonReport> {

  private static final int FORMAT = 1;

  private record Content(
      int format,
      String baseline,
      double confidence,
      double relevantDifference,
      List<JsonRow> rows,
      List<Mean> groups,
      List<Missing> unmatched,
      List<FailureRate> failures,
      List<Curve> scaling,
      List<String> warnings,
      List<String> notes) {}

  private record Mean(String name, String runtime, Direction better, int rows, Percent percent) {

    static Mean of(Comparison.Group group) {
      return new Mean(
          group.name(), group.runtime(), group.better(), group.rows(), Percent.of(group.ratio()));
    }
  }

  private record Missing(
      String benchmark, Map<String, String> params, String runtime, String reason, String kind) {

    static Missing of(Comparison.Unmatched unmatched) {
      ResultKey key = unmatched.key();
      return new Missing(
          key.name(),
          key.params(),
          unmatched.runtime(),
          unmatched.reason(),
          key.primary() ? unmatched.kind().word() : "metric");
    }
  }

  /** What more containers of a runtime give and take in one benchmark. */
  private record Curve(
      String runtime,
      String benchmark,
      Map<String, String> params,
      List<Scaling.Step> steps,
      @Nullable Integer saturatedFrom,
      Map<String, Slope> memory) {

    static Stream<Curve> of(ComparisonReport.RuntimeScaling of) {
      return of.scalings().stream()
          .map(
              scaling ->
                  new Curve(
                      of.runtime(),
                      scaling.benchmark(),
                      scaling.params(),
                      scaling.steps(),
                      scaling.saturatedFrom(),
                      scaling.memory()));
    }
  }

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
                comparison.rows().stream().map(JsonRow::of).toList(),
                comparison.groups().stream().map(Mean::of).toList(),
                comparison.unmatched().stream().map(Missing::of).toList(),
                report.failures(),
                report.scalings().stream().flatMap(Curve::of).toList(),
                comparison.warnings(),
                report.notes()));
    out.write('\n');
  }
}
