package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What rows are called: short names, parameters, and the mode where there are several. */
final class RowTitles {

  private final BenchmarkNames names;
  private final Map<String, Set<String>> modes = new HashMap<>();

  /**
   * Titles that tell these rows apart.
   *
   * @param others names of benchmarks that are spoken of besides
   */
  RowTitles(List<Row> rows, Collection<String> others) {
    this.names =
        new BenchmarkNames(
            Stream.concat(rows.stream().map(Row::benchmark), others.stream()).toList());
    rows.forEach(
        row -> modes.computeIfAbsent(row.benchmark(), name -> new TreeSet<>()).add(row.mode()));
  }

  /** The benchmark's short name with its parameters. */
  String of(String benchmark, Map<String, String> params) {
    String name = names.of(benchmark);
    return params.isEmpty() ? name : name + " " + RowGroup.params(params);
  }

  /** The same with the mode behind it, where the benchmark was measured in several. */
  String of(Row row) {
    boolean severalModes = modes.getOrDefault(row.benchmark(), Set.of()).size() > 1;
    return of(row.benchmark(), row.params()) + (severalModes ? " " + row.mode() : "");
  }
}
