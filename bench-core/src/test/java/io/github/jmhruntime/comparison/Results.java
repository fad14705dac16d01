package io.github.jmhruntime.comparison;

import io.github.jmhruntime.measurement.Allotment;
import io.github.jmhruntime.measurement.Axes;
import io.github.jmhruntime.measurement.JmhResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Results as a reader of JMH JSON gives them. */
record Results(
    String benchmark,
    String mode,
    Map<String, String> params,
    @Nullable String metric,
    int threads,
    String unit,
    Map<String, String> environment,
    Axes axes) {

  static Results of(String benchmark) {
    return new Results(benchmark, "ss", Map.of(), null, 1, "ms/op", Map.of(), Axes.NONE);
  }

  Results mode(String other) {
    return new Results(benchmark, other, params, metric, threads, unit, environment, axes);
  }

  Results params(Map<String, String> other) {
    return new Results(benchmark, mode, other, metric, threads, unit, environment, axes);
  }

  Results metric(String other) {
    return new Results(benchmark, mode, params, other, threads, unit, environment, axes);
  }

  Results threads(int other) {
    return new Results(benchmark, mode, params, metric, other, unit, environment, axes);
  }

  Results unit(String other) {
    return new Results(benchmark, mode, params, metric, threads, other, environment, axes);
  }

  Results environment(Map<String, String> other) {
    return new Results(benchmark, mode, params, metric, threads, unit, other, axes);
  }

  Results axes(Axes other) {
    return new Results(benchmark, mode, params, metric, threads, unit, environment, other);
  }

  /** One iteration per fork. */
  JmhResult forks(double... means) {
    return raw(Arrays.stream(means).mapToObj(List::of).toList(), null);
  }

  /** The same, from blocks 1, 2, … of one run. */
  JmhResult blocks(double... means) {
    List<Integer> blocks = IntStream.rangeClosed(1, means.length).boxed().toList();
    return blocks(blocks, means);
  }

  JmhResult blocks(List<Integer> blocks, double... means) {
    return from(
        new JmhResult.Origin(
            "run", "runtime", blocks, List.of(), 0, List.of(), List.of(), axes, Allotment.UNKNOWN),
        means);
  }

  /** Blocks of one run whose containers were to have, and had, that. */
  JmhResult blocksWith(Allotment allotment, double... means) {
    List<Integer> blocks = IntStream.rangeClosed(1, means.length).boxed().toList();
    return from(
        new JmhResult.Origin(
            "run", "runtime", blocks, List.of(), 0, List.of(), List.of(), axes, allotment),
        means);
  }

  /** Blocks 1, 2, … of one run, of which each ran on a node. */
  JmhResult onNodes(List<String> nodes, double... means) {
    List<Integer> blocks = IntStream.rangeClosed(1, means.length).boxed().toList();
    return from(
        new JmhResult.Origin(
            "run", "runtime", blocks, nodes, 0, List.of(), List.of(), axes, Allotment.UNKNOWN),
        means);
  }

  JmhResult from(JmhResult.Origin origin, double... means) {
    return raw(Arrays.stream(means).mapToObj(List::of).toList(), origin);
  }

  JmhResult score(double score, double error, int forks) {
    return new JmhResult(
        benchmark,
        mode,
        params,
        metric,
        threads,
        forks,
        score,
        error,
        unit,
        0,
        List.of(),
        environment,
        null);
  }

  JmhResult raw(List<List<Double>> raw, JmhResult.@Nullable Origin origin) {
    double score =
        raw.stream().flatMap(List::stream).mapToDouble(Double::doubleValue).average().orElseThrow();
    return new JmhResult(
        benchmark,
        mode,
        params,
        metric,
        threads,
        raw.size(),
        score,
        Double.NaN,
        unit,
        0,
        raw,
        environment,
        origin);
  }
}
