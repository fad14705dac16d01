package io.github.jmhruntime.plan;

import io.github.jmhruntime.profile.Suite;
import java.util.List;
import java.util.Map;

/**
 * What is measured, by the names that users write.
 *
 * @param suite the suite from which everything is taken that is empty here
 * @param benchmarks regular expressions that select JMH benchmarks
 * @param images names of images
 * @param limits names of limits
 * @param scales how many containers run in parallel
 * @param params values of parameters instead of the benchmarks' own, by name
 */
public record Subject(
    String suite,
    List<String> benchmarks,
    List<String> images,
    List<String> limits,
    List<Integer> scales,
    Map<String, List<String>> params) {

  /** The same with all that is empty from its suite. */
  public Subject completedBy(Suite other) {
    return new Subject(
        other.name(),
        benchmarks.isEmpty() ? other.benchmarks() : benchmarks,
        images.isEmpty() ? other.images() : images,
        limits.isEmpty() ? other.limits() : limits,
        scales.isEmpty() ? other.scales() : scales,
        params.isEmpty() ? other.params() : params);
  }
}
