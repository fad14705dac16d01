package io.github.jmhruntime.comparison;

import io.github.jmhruntime.statistics.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * Bootstrap intervals of the log ratio of two independent samples, the alternatives to Welch's t.
 * Efron and Tibshirani, <i>An Introduction to the Bootstrap</i> (1993), chapters 12 and 13.
 */
final class Bootstrap {

  private static final int RESAMPLES = 999;

  private final RandomGenerator random = new SplittableRandom(6);
  private final double[] baseline;
  private final double[] candidate;

  Bootstrap(double[] baseline, double[] candidate) {
    this.baseline = Arrays.stream(baseline).map(Math::log).toArray();
    this.candidate = Arrays.stream(candidate).map(Math::log).toArray();
  }

  /** From the percentiles of the resampled estimates. */
  Interval percentile() {
    double[] estimates = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      estimates[i] = StatUtils.mean(resample(candidate)) - StatUtils.mean(resample(baseline));
    }
    return new Interval(quantile(estimates, 2.5), quantile(estimates, 97.5)).exp();
  }

  /** From the percentiles of the resampled t statistics. */
  Interval studentized() {
    double estimate = StatUtils.mean(candidate) - StatUtils.mean(baseline);
    double[] t = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double[] above = resample(candidate);
      double[] below = resample(baseline);
      double error = error(above, below);
      double difference = StatUtils.mean(above) - StatUtils.mean(below) - estimate;
      // A resample of one value over and over has no error; its t is beyond any other.
      t[i] = error > 0 ? difference / error : Math.signum(difference) * 1e9;
    }
    double error = error(candidate, baseline);
    return new Interval(estimate - quantile(t, 97.5) * error, estimate - quantile(t, 2.5) * error)
        .exp();
  }

  private static double error(double[] one, double[] other) {
    return Math.sqrt(
        StatUtils.variance(one) / one.length + StatUtils.variance(other) / other.length);
  }

  private double[] resample(double[] values) {
    double[] drawn = new double[values.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = values[random.nextInt(values.length)];
    }
    return drawn;
  }

  private static double quantile(double[] values, double percent) {
    return new Percentile().evaluate(values, percent);
  }
}
