package io.github.jmhruntime.comparison;

import io.github.jmhruntime.measurement.JmhResult;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The results of one runtime or file, found by what they measure.
 *
 * @param name the runtime, or the file's base name
 * @param results the results in the order in which they were given
 * @param ambiguous what occurs more than once
 */
record Side(String name, Map<ResultKey, JmhResult> results, Set<ResultKey> ambiguous) {

  static Side of(String name, List<JmhResult> results) {
    Map<ResultKey, JmhResult> byKey = new LinkedHashMap<>();
    Set<ResultKey> ambiguous = new HashSet<>();
    for (JmhResult result : results) {
      ResultKey key = ResultKey.of(result);
      if (byKey.putIfAbsent(key, result) != null) {
        ambiguous.add(key);
      }
    }
    return new Side(name, byKey, ambiguous);
  }
}
