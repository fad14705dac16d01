package io.github.jmhruntime.comparison;

import io.github.jmhruntime.measurement.JmhResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The results of one runtime, or of one or several files, found by what they measure.
 *
 * @param name the runtime, the label, or the file's base name
 * @param samples the results in the order in which they were given
 * @param objections why some of them cannot be compared with anything
 * @param environments what the files say about where they were measured, each once
 */
record Side(
    String name,
    Map<ResultKey, Sample> samples,
    Map<ResultKey, String> objections,
    Set<Map<String, String>> environments) {

  /**
   * A side of several files, whose forks of the same count together.
   *
   * @param files the results of each
   */
  static Side of(String name, List<List<JmhResult>> files) {
    Map<ResultKey, List<JmhResult>> byKey = new LinkedHashMap<>();
    Map<ResultKey, String> objections = new HashMap<>();
    Set<Map<String, String>> environments = new HashSet<>();
    for (List<JmhResult> file : files) {
      Set<ResultKey> inFile = new HashSet<>();
      for (JmhResult result : file) {
        environments.add(result.environment());
        ResultKey key = ResultKey.of(result);
        if (inFile.add(key)) {
          byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).add(result);
        } else {
          objections.put(
              key,
              "it occurs more than once in %s; keep one result of each benchmark, mode and parameters"
                  .formatted(name));
        }
      }
    }
    Map<ResultKey, Sample> samples = new LinkedHashMap<>();
    byKey.forEach(
        (key, results) -> {
          Sample.objection(name, results).ifPresent(text -> objections.putIfAbsent(key, text));
          boolean sound = !objections.containsKey(key);
          samples.put(key, sound ? Sample.pooled(results) : Sample.of(results.get(0)));
        });
    return new Side(name, samples, objections, environments);
  }
}
