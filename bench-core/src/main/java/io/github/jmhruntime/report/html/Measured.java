package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.ResultKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Rows that differ in some parameters only, such as the number of containers. */
final class Measured {

  private Measured() {}

  /** Rows by what is left of their key without some parameters, in the order of the comparison. */
  static Map<ResultKey, List<Row>> without(
      Set<String> params, List<Row> rows, Predicate<ResultKey> wanted) {
    Map<ResultKey, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : rows) {
      if (wanted.test(row.key())) {
        groups.computeIfAbsent(without(params, row.key()), key -> new ArrayList<>()).add(row);
      }
    }
    return groups;
  }

  /** The key without some parameters. */
  static ResultKey without(Set<String> params, ResultKey key) {
    Map<String, String> kept = new LinkedHashMap<>(key.params());
    kept.keySet().removeAll(params);
    return new ResultKey(key.benchmark(), key.metric(), key.mode(), kept, key.threads());
  }

  /** The key of the benchmark's own score. */
  static ResultKey primary(ResultKey key) {
    return new ResultKey(key.benchmark(), null, key.mode(), key.params(), key.threads());
  }

  /** The values of a parameter, in the order of the rows. */
  static List<String> values(String param, List<Row> rows) {
    Set<String> values = new LinkedHashSet<>();
    rows.forEach(row -> values.add(row.key().params().getOrDefault(param, "")));
    return List.copyOf(values);
  }
}
