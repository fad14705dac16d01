package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Comparison.Score;
import io.github.jmhruntime.comparison.ResultKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rows of one benchmark with its parameters, which are shown below one baseline.
 *
 * @param rows in the order of the comparison, at least one
 */
public record RowGroup(List<Row> rows) {

  private record Key(ResultKey measured, String unit) {}

  public static List<RowGroup> of(List<Row> rows) {
    Map<Key, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : rows) {
      Key key = new Key(row.key(), row.unit());
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    return groups.values().stream().map(RowGroup::new).toList();
  }

  public Row first() {
    return rows.get(0);
  }

  /** The baseline's score from most forks; a candidate that failed in a block has less of them. */
  public Score baseline() {
    return rows.stream()
        .map(Row::baselineScore)
        .max(Comparator.comparingInt(Score::forks))
        .orElseThrow();
  }

  /** What the scores are shown in. */
  public Numbers numbers() {
    return Numbers.besides(baseline().estimate(), first().unit());
  }

  /** The parameters, and behind them the number of threads under a name that none of them has. */
  static Map<String, String> settings(ResultKey key) {
    Map<String, String> settings = new LinkedHashMap<>(key.params());
    String name = settings.containsKey("threads") ? "-t" : "threads";
    settings.put(name, String.valueOf(key.threads()));
    return settings;
  }

  public static String params(Map<String, String> params) {
    return params.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
