package io.github.jmhruntime.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.comparison.Percent;
import io.github.jmhruntime.comparison.Verdict;
import io.github.jmhruntime.statistics.Heterogeneity;
import io.github.jmhruntime.unit.Direction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row as files for scripts have it: its fields keep their names. */
record JsonRow(
    String benchmark,
    String mode,
    Map<String, String> params,
    String runtime,
    String unit,
    Direction better,
    Comparison.Score baselineScore,
    Comparison.Score score,
    Percent percent,
    double p,
    double pAdjusted,
    Verdict verdict,
    String method,
    List<String> warnings,
    double degreesOfFreedom,
    int threads,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String caveat,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<JsonLimit> limits,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Spread heterogeneity,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<JsonNodeRatio> nodes) {

  /** By how much the ratio differs between nodes. */
  record Spread(double p, double share, double deviation) {

    static @Nullable Spread of(@Nullable Heterogeneity found) {
      return found == null ? null : new Spread(found.p(), found.share(), found.deviation());
    }
  }

  static JsonRow of(Comparison.Row row) {
    return new JsonRow(
        row.key().name(),
        row.key().mode(),
        row.key().params(),
        row.runtime(),
        row.unit(),
        row.better(),
        row.baselineScore(),
        row.score(),
        Percent.of(row.ratio()),
        row.p(),
        row.pAdjusted(),
        row.verdict(),
        row.method().words(),
        WarningTexts.of(row),
        row.ratio().log().degreesOfFreedom(),
        row.key().threads(),
        row.caveat(),
        row.ofLimits().stream().map(JsonLimit::of).toList(),
        Spread.of(row.byNode().heterogeneity()),
        row.byNode().nodes().stream().map(JsonNodeRatio::of).toList());
  }
}
