package io.github.jmhruntime.comparison;

import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.measurement.MetricName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is measured, and how: what two results must have in common to be compared.
 *
 * @param benchmark the benchmark's full name
 * @param metric the name of a secondary metric, as JMH 1.37 has it, or null for the benchmark's own
 *     score
 * @param mode JMH's mode
 * @param params the benchmark's parameters, without the runtime
 * @param threads how many threads called the benchmark
 */
public record ResultKey(
    String benchmark,
    @Nullable String metric,
    String mode,
    Map<String, String> params,
    int threads) {

  /** What a result measures. */
  public static ResultKey of(JmhResult result) {
    String metric = result.metric();
    return new ResultKey(
        result.benchmark(),
        metric == null ? null : MetricName.inAllVersions(result.benchmark(), metric),
        result.mode(),
        result.params(),
        result.threads());
  }

  /** Whether this is the benchmark's own score, and not a secondary metric. */
  public boolean primary() {
    return metric == null;
  }

  /** The benchmark's name, with the secondary metric behind a colon, as files have it. */
  public String name() {
    return metric == null ? benchmark : benchmark + ":" + metric;
  }
}
