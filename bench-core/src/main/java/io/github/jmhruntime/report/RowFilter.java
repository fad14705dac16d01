package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.comparison.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which rows are shown. Only showing is filtered: what is compared, and what a verdict is corrected
 * for, stays the same, or a look at a few rows would make differences out of chance.
 *
 * @param benchmarks one of these must be found in the benchmark's full name; all fit if empty
 * @param params values that the benchmark's parameters must have
 * @param verdicts one of these must be the verdict; all fit if empty
 */
public record RowFilter(
    List<Pattern> benchmarks, Map<String, String> params, Set<Verdict> verdicts) {

  /** Shows everything. */
  public static final RowFilter NONE = new RowFilter(List.of(), Map.of(), Set.of());

  /** Whether a benchmark with its parameters is one of those that are asked for. */
  boolean fits(ResultKey key) {
    return (benchmarks.isEmpty()
            || benchmarks.stream().anyMatch(pattern -> pattern.matcher(key.benchmark()).find()))
        && params.entrySet().stream()
            .allMatch(wanted -> wanted.getValue().equals(key.params().get(wanted.getKey())));
  }

  boolean fits(Row row) {
    return fits(row.key()) && (verdicts.isEmpty() || verdicts.contains(row.verdict()));
  }

  /** Whether some benchmarks are left out, and not only rows of some verdicts. */
  boolean choosesBenchmarks() {
    return !benchmarks.isEmpty() || !params.isEmpty();
  }
}
