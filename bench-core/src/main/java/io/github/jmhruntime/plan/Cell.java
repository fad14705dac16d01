package io.github.jmhruntime.plan;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one fork measures: one benchmark in one mode with one value of each parameter.
 *
 * @param benchmark the benchmark's full name
 * @param mode JMH's short name of the mode, such as {@code ss}
 * @param params values by parameter name
 */
public record Cell(String benchmark, String mode, Map<String, String> params) {

  /** One line that tells this cell from every other one. */
  public String key() {
    return benchmark + " " + mode + " " + new TreeMap<>(params);
  }

  /** The benchmark without its package, with its parameters, for people. */
  public String title() {
    String[] parts = benchmark.split("\\.", -1);
    String method =
        parts.length < 2 ? benchmark : parts[parts.length - 2] + "." + parts[parts.length - 1];
    return params.isEmpty() ? method : method + " " + String.join(" ", params.values());
  }
}
