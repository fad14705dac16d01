package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A secondary metric in one fork.
 *
 * @param score JMH's score of the fork
 * @param hasIntervalOfMean whether its interval is that of a mean
 * @param values one for each iteration that has the metric
 * @param iterations how many iterations the fork has
 */
record ForkMetric(double score, boolean hasIntervalOfMean, List<Double> values, int iterations) {

  static ForkMetric of(JsonNode metric, int iterations) {
    List<Double> values = new ArrayList<>();
    metric.path("rawData").forEach(fork -> fork.forEach(v -> values.add(JmhNumber.of(v))));
    boolean ofMean =
        !Double.isNaN(JmhNumber.of(metric.path("scoreError")))
            || Double.isNaN(JmhNumber.of(metric.path("scoreConfidence").path(0)));
    return new ForkMetric(
        JmhNumber.of(metric.path("score")),
        ofMean,
        Collections.unmodifiableList(values),
        iterations);
  }

  /** JMH counts an iteration without the metric as zero: {@code BenchmarkResult}, 1.37. */
  List<Double> valuesWithZeros() {
    List<Double> padded = new ArrayList<>(values);
    while (padded.size() < iterations) {
      padded.add(0.0);
    }
    return padded;
  }
}
