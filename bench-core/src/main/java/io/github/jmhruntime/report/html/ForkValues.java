package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.unit.ScoreUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The value of each fork behind a score: the mean of its iterations. */
final class ForkValues {

  private record Key(String runtime, ResultKey measured) {}

  private final Map<Key, List<JmhResult>> results = new HashMap<>();

  ForkValues(Map<String, List<JmhResult>> measured) {
    measured.forEach(
        (runtime, all) ->
            all.forEach(
                result ->
                    results
                        .computeIfAbsent(
                            new Key(runtime, ResultKey.of(result)), key -> new ArrayList<>())
                        .add(result)));
  }

  /** One value for each fork, in the row's unit; empty where there are no raw data. */
  List<Double> of(Row row, String runtime) {
    return found(row, runtime).stream()
        .flatMap(result -> means(result, row.unit()).stream())
        .toList();
  }

  /** The same by block; empty where the blocks are not known, or are those of several runs. */
  SortedMap<Integer, Double> byBlock(Row row, String runtime) {
    SortedMap<Integer, Double> values = new TreeMap<>();
    List<JmhResult> found = found(row, runtime);
    JmhResult.Origin origin = found.size() == 1 ? found.get(0).origin() : null;
    if (origin != null) {
      List<Double> means = means(found.get(0), row.unit());
      for (int i = 0; i < Math.min(origin.blocks().size(), means.size()); i++) {
        values.put(origin.blocks().get(i), means.get(i));
      }
    }
    return values;
  }

  private List<JmhResult> found(Row row, String runtime) {
    return results.getOrDefault(new Key(runtime, row.key()), List.of());
  }

  private static List<Double> means(JmhResult result, String unit) {
    ScoreUnit from = ScoreUnit.parse(result.unit());
    double factor = from.to(ScoreUnit.parse(unit), 1);
    List<Double> means = new ArrayList<>();
    for (List<Double> iterations : result.rawData()) {
      double sum = 0;
      for (double value : iterations) {
        sum += value;
      }
      means.add(factor * sum / iterations.size());
    }
    return means;
  }
}
