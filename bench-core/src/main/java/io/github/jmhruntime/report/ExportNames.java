package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;

/** Names that stay the same from run to run, so that other tools can follow a benchmark. */
final class ExportNames {

  private ExportNames() {}

  /** The benchmark without its secondary metric, with mode, parameters and runtime. */
  static String of(Row row, String runtime) {
    int colon = row.benchmark().indexOf(':');
    String benchmark = colon < 0 ? row.benchmark() : row.benchmark().substring(0, colon);
    String params = row.params().isEmpty() ? "" : RowGroup.params(row.params()) + ", ";
    return "%s (%s, %sruntime=%s)".formatted(benchmark, row.mode(), params, runtime);
  }
}
