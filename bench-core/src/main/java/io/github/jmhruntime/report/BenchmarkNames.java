package io.github.jmhruntime.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Benchmark names without their package, where class and method alone say which is meant. */
final class BenchmarkNames {

  private final Map<String, String> shortNames = new HashMap<>();

  BenchmarkNames(Collection<String> fullNames) {
    Map<String, Integer> uses = new HashMap<>();
    TreeSet<String> distinct = new TreeSet<>(fullNames);
    distinct.forEach(name -> uses.merge(withoutPackage(name), 1, Integer::sum));
    for (String name : distinct) {
      String candidate = withoutPackage(name);
      shortNames.put(name, Objects.equals(uses.get(candidate), 1) ? candidate : name);
    }
  }

  /** The short name, or the name itself where it is ambiguous or was not among those given. */
  String of(String fullName) {
    return shortNames.getOrDefault(fullName, fullName);
  }

  private static String withoutPackage(String name) {
    int method = name.lastIndexOf('.');
    int type = method < 0 ? -1 : name.lastIndexOf('.', method - 1);
    return name.substring(type + 1);
  }
}
