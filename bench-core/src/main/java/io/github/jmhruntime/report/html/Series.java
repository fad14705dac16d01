package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Comparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which colour and shape each runtime has, the same in all charts; the baseline has the first. */
final class Series {

  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  private Series(String baseline) {
    numbers.put(baseline, 0);
  }

  static Series of(Comparison comparison) {
    Series series = new Series(comparison.baseline());
    comparison.rows().forEach(row -> series.add(row.runtime()));
    comparison.unmatched().forEach(unmatched -> series.add(unmatched.runtime()));
    return series;
  }

  private void add(String runtime) {
    numbers.putIfAbsent(runtime, numbers.size());
  }

  int of(String runtime) {
    return numbers.getOrDefault(runtime, numbers.size());
  }

  /** All but the baseline. */
  List<String> candidates() {
    return numbers.keySet().stream().skip(1).toList();
  }
}
