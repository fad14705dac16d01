package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.ResultKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Parameters of the same value in all rows of all benchmarks that have them: told once, they leave
 * room for what tells the rows apart.
 *
 * @param params their values by name
 */
record Throughout(Map<String, String> params) {

  static Throughout of(List<RowGroup> scores, List<RowGroup> secondary) {
    List<ResultKey> keys =
        Stream.concat(scores.stream(), secondary.stream())
            .map(group -> group.first().key())
            .toList();
    Map<String, String> params = new LinkedHashMap<>();
    Map<String, Set<String>> benchmarks = new HashMap<>();
    Set<String> repeated = new HashSet<>();
    for (ResultKey key : keys) {
      key.params()
          .forEach(
              (name, value) -> {
                if (params.putIfAbsent(name, value) != null) {
                  repeated.add(name);
                }
                benchmarks.computeIfAbsent(name, n -> new HashSet<>()).add(key.benchmark());
              });
    }
    params.keySet().retainAll(repeated);
    for (ResultKey key : keys) {
      params
          .entrySet()
          .removeIf(
              param ->
                  benchmarks.getOrDefault(param.getKey(), Set.of()).contains(key.benchmark())
                      && !param.getValue().equals(key.params().get(param.getKey())));
    }
    return new Throughout(params);
  }

  String sentence() {
    return "All with " + RowGroup.params(params) + ".";
  }
}
