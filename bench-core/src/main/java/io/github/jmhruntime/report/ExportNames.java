package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.ResultKey;

/** Names that stay the same from run to run, so that other tools can follow a benchmark. */
final class ExportNames {

  private ExportNames() {}

  /** The benchmark without its secondary metric, with mode, parameters and runtime. */
  static String of(Row row, String runtime) {
    ResultKey key = row.key();
    String params = key.params().isEmpty() ? "" : RowGroup.params(key.params()) + ", ";
    return "%s (%s, %sruntime=%s)".formatted(key.benchmark(), key.mode(), params, runtime);
  }
}
