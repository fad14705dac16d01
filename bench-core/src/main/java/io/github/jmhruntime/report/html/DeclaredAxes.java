package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.measurement.Axes;
import io.github.jmhruntime.measurement.JmhResult;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The axes that benchmarks have declared, by row. Where no results are at hand that could tell, as
 * with published tables, parameters of these names are taken for them.
 */
final class DeclaredAxes {

  static final String IMAGE = "image";
  static final String LIMITS = "limits";
  static final String SCALE = "scale";

  private final @Nullable Map<ResultKey, Axes> declared;

  private DeclaredAxes(@Nullable Map<ResultKey, Axes> declared) {
    this.declared = declared;
  }

  static DeclaredAxes of(PageData data) {
    if (data.measured().isEmpty()) {
      return new DeclaredAxes(null);
    }
    Map<ResultKey, Axes> declared = new HashMap<>();
    data.measured().values().stream()
        .flatMap(results -> results.stream())
        .forEach(
            result -> {
              JmhResult.Origin origin = result.origin();
              if (origin != null) {
                declared.put(ResultKey.of(result), origin.axes());
              }
            });
    return new DeclaredAxes(declared);
  }

  /** The number of containers that a row was measured with; 0 where that is no axis. */
  int containers(Row row) {
    if (declared != null) {
      Integer scale = of(row).scale();
      return scale == null ? 0 : scale;
    }
    String scale = row.key().params().getOrDefault(SCALE, "");
    return scale.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(scale) : 0;
  }

  /** Whether a row was measured with an image that the benchmark has declared as an axis. */
  boolean hasImage(Row row) {
    return declared == null ? row.key().params().containsKey(IMAGE) : of(row).image() != null;
  }

  private Axes of(Row row) {
    return declared == null ? Axes.NONE : declared.getOrDefault(row.key(), Axes.NONE);
  }
}
