package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.ResultKey;

/** Names that stay the same from run to run, so that other tools can follow a benchmark. */
final class ExportNames {

  private ExportNames() {}

  /** The benchmark without its secondary metric, with mode, parameters and runtime. */
  static String of(Row row, String runtime) {
    String settings = settings(row.key());
    return "%s (%s, %sruntime=%s)"
        .formatted(
            row.key().benchmark(),
            row.key().mode(),
            settings.isEmpty() ? "" : settings + ", ",
            runtime);
  }

  /**
   * The parameters, and the threads unless there is just one: whatever else stands in a file, a
   * benchmark keeps its name.
   */
  static String settings(ResultKey key) {
    return RowGroup.params(key.threads() == 1 ? key.params() : RowGroup.settings(key));
  }
}
