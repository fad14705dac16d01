package io.github.jmhruntime.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What differs between where the baseline and a candidate were measured. */
final class Environments {

  private Environments() {}

  /**
   * One sentence per difference. What only one side tells is no difference.
   *
   * @param facts what else is known of each side's files, such as the kernel
   */
  static List<String> differences(
      Side baseline, Side candidate, Map<String, List<Map<String, String>>> facts) {
    SortedMap<String, Set<String>> one = values(baseline, facts);
    SortedMap<String, Set<String>> other = values(candidate, facts);
    List<String> differences = new ArrayList<>();
    one.forEach(
        (fact, values) -> {
          Set<String> others = other.getOrDefault(fact, values);
          if (!others.equals(values)) {
            differences.add(
                "the environments differ: %s is %s for %s, but %s for %s"
                    .formatted(
                        fact, words(values), baseline.name(), words(others), candidate.name()));
          }
        });
    return differences;
  }

  private static SortedMap<String, Set<String>> values(
      Side side, Map<String, List<Map<String, String>>> facts) {
    SortedMap<String, Set<String>> values = new TreeMap<>();
    List<Map<String, String>> all = new ArrayList<>(side.environments());
    all.addAll(facts.getOrDefault(side.name(), List.of()));
    all.forEach(environment -> environment.forEach((fact, value) -> add(values, fact, value)));
    values.keySet().removeAll(ForkMeans.SETTINGS);
    return values;
  }

  private static void add(SortedMap<String, Set<String>> values, String fact, String value) {
    values.computeIfAbsent(fact, name -> new TreeSet<>()).add(value);
  }

  private static String words(Collection<String> values) {
    return values.stream()
            .limit(3)
            .map(value -> "'" + value + "'")
            .collect(Collectors.joining(", "))
        + (values.size() > 3 ? " and more" : "");
  }
}
