package io.github.jmhruntime.measurement;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** JMH's statistics of a list of values. */
record ListStatistics(double[] values) implements JmhStatistics {

  static ListStatistics of(List<Double> values) {
    return new ListStatistics(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  @Override
  public long n() {
    return values.length;
  }

  @Override
  public double sum() {
    return values.length == 0 ? Double.NaN : StatUtils.sum(values);
  }

  /** JMH's minimum is NaN where one value is; commons-math's is not. */
  @Override
  public double min() {
    return Arrays.stream(values).min().orElse(Double.NaN);
  }

  @Override
  public double max() {
    return Arrays.stream(values).max().orElse(Double.NaN);
  }

  @Override
  public double variance() {
    return values.length > 1 ? StatUtils.variance(values) : Double.NaN;
  }

  @Override
  public double percentile(double rank) {
    if (rank == 0 || values.length == 0) {
      return min();
    }
    return new Percentile().evaluate(values, rank);
  }
}
