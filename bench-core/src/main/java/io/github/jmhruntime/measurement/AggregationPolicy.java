package io.github.jmhruntime.measurement;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How JMH makes the score of a secondary metric out of its iterations.
 *
 * <p>JMH's JSON does not name the policy, so it is inferred: it is the one that gives each fork's
 * score out of that fork's raw data.
 */
enum AggregationPolicy {
  AVERAGE(JmhStatistics::mean),
  SUM(JmhStatistics::sum),
  MAXIMUM(JmhStatistics::max),
  MINIMUM(JmhStatistics::min),
  /** Something that JMH computed from data that the file does not hold. */
  DERIVED(JmhStatistics::mean);

  private static final double ROUNDING = 1e-9;

  private final ToDoubleFunction<JmhStatistics> score;

  AggregationPolicy(ToDoubleFunction<JmhStatistics> score) {
    this.score = score;
  }

  double score(JmhStatistics statistics) {
    return score.applyAsDouble(statistics);
  }

  /**
   * The policy of a metric.
   *
   * @param label the metric's name; decides between those that fit equally well
   * @param forks what is known of the metric in each fork
   */
  static AggregationPolicy infer(String label, List<ForkMetric> forks) {
    return preferred(label, forks).stream()
        .filter(policy -> forks.stream().allMatch(fork -> policy.fits(fork)))
        .findFirst()
        .orElse(DERIVED);
  }

  /**
   * With one iteration all policies give the same score. Averages are told by their interval, which
   * is NaN where there are too few values, and the score itself under the other policies; of these,
   * JMH's own profilers take the maximum for what is a level and the sum for what is counted.
   */
  private static List<AggregationPolicy> preferred(String label, List<ForkMetric> forks) {
    if (forks.stream().anyMatch(ForkMetric::hasIntervalOfMean)) {
      return List.of(AVERAGE);
    }
    boolean level = label.contains("mempool.") || label.endsWith("compiler.time.total");
    return level ? List.of(MAXIMUM, SUM, MINIMUM) : List.of(SUM, MAXIMUM, MINIMUM);
  }

  private boolean fits(ForkMetric fork) {
    return close(score(ListStatistics.of(fork.values())), fork.score())
        || close(score(ListStatistics.of(fork.valuesWithZeros())), fork.score());
  }

  private static boolean close(double a, double b) {
    return Double.compare(a, b) == 0
        || Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
  }
}
