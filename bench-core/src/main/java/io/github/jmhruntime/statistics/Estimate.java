package io.github.jmhruntime.statistics;

import java.util.List;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * An estimate whose error, divided by its standard error, follows Student's t distribution.
 *
 * @param value the estimate
 * @param standardError its standard error; NaN where it is not known, as with a single value
 * @param degreesOfFreedom what the standard error is known with; infinite for a normal
 *     distribution, 0 where there is no standard error
 */
public record Estimate(double value, double standardError, double degreesOfFreedom) {

  /**
   * The arithmetic mean of independent values.
   *
   * <p>Student, <i>The probable error of a mean</i>, Biometrika 6 (1908): (x̄ − µ) / (s/√n) follows
   * t with n − 1 degrees of freedom.
   *
   * @param values one per fork; at least one
   * @throws ImpossibleValueException where a value is not finite
   */
  public static Estimate mean(double... values) {
    SummaryStatistics summary = new SummaryStatistics();
    for (double value : Values.finite("mean", values)) {
      summary.addValue(value);
    }
    return values.length < 2
        ? new Estimate(summary.getMean(), Double.NaN, 0)
        : new Estimate(
            summary.getMean(),
            summary.getStandardDeviation() / Math.sqrt(values.length),
            values.length - 1.0);
  }

  /**
   * The weighted sum of independent estimates.
   *
   * <p>Satterthwaite, <i>An approximate distribution of estimates of variance components</i>,
   * Biometrics Bulletin 2 (1946), equation 17: the variance Σ w²s² is known with (Σ w²s²)² / Σ
   * (w⁴s⁴/ν) degrees of freedom. With two estimates and the weights 1 and −1 this is the test of
   * Welch, <i>The generalization of 'Student's' problem when several different population variances
   * are involved</i>, Biometrika 34 (1947).
   *
   * @param estimates what is added up
   * @param weights the factor of each
   */
  static Estimate sum(List<Estimate> estimates, List<Double> weights) {
    double value = 0;
    double variance = 0;
    double divisor = 0;
    for (int i = 0; i < estimates.size(); i++) {
      Estimate estimate = estimates.get(i);
      double term = Math.pow(weights.get(i) * estimate.standardError, 2);
      value += weights.get(i) * estimate.value;
      variance += term;
      divisor += term == 0 ? 0 : term * term / estimate.degreesOfFreedom;
    }
    double least = estimates.stream().mapToDouble(Estimate::degreesOfFreedom).min().orElse(0);
    if (Double.isNaN(variance)) {
      return new Estimate(value, Double.NaN, 0);
    }
    double degrees = divisor == 0 ? least : variance * variance / divisor;
    return new Estimate(value, Math.sqrt(variance), variance == 0 ? least : degrees);
  }

  /**
   * What an interval was made from, for files that have only that.
   *
   * @param interval as {@link #interval} gave it
   * @param degreesOfFreedom as they were then
   * @param confidence as it was then
   */
  public static Estimate ofInterval(
      double value, Interval interval, double degreesOfFreedom, double confidence) {
    if (!interval.exists() || !(degreesOfFreedom > 0)) {
      return new Estimate(value, Double.NaN, 0);
    }
    double half = (interval.upper() - interval.lower()) / 2;
    return new Estimate(
        value, half / StudentT.quantile(degreesOfFreedom, confidence), degreesOfFreedom);
  }

  /** Whether the data allow an interval. */
  public boolean hasInterval() {
    return !Double.isNaN(standardError) && degreesOfFreedom > 0;
  }

  /**
   * The two-sided confidence interval, or {@link Interval#NONE}.
   *
   * @param confidence such as 0.95, which takes t(0.975)
   */
  public Interval interval(double confidence) {
    if (!hasInterval()) {
      return Interval.NONE;
    }
    double half = StudentT.quantile(degreesOfFreedom, confidence) * standardError;
    return new Interval(value - half, value + half);
  }

  /**
   * The two-sided confidence interval of what cannot be zero or less, such as a time: that of its
   * logarithm, taken back. It holds the estimate, and no bound of it is negative however few the
   * values are. With small relative errors it is the plain interval.
   *
   * <p>The delta method (Casella and Berger, <i>Statistical Inference</i>, 2nd edition, 2002,
   * section 5.5.4): the standard error of the logarithm is the relative standard error.
   *
   * @param confidence such as 0.95, which takes t(0.975)
   * @throws ImpossibleValueException where the estimate is not positive
   */
  public Interval positiveInterval(double confidence) {
    double log = Values.logs("estimate", new double[] {value})[0];
    return new Estimate(log, standardError / value, degreesOfFreedom).interval(confidence).exp();
  }

  /**
   * The two-sided p-value of the hypothesis that the truth is {@code hypothesis}; NaN without a
   * standard error. Where nothing varied at all, it is 1 if the estimate is the hypothesis, else 0.
   */
  public double p(double hypothesis) {
    if (!hasInterval()) {
      return Double.NaN;
    }
    if (standardError == 0) {
      return value == hypothesis ? 1 : 0;
    }
    return StudentT.twoSidedP((value - hypothesis) / standardError, degreesOfFreedom);
  }

  /**
   * The one-sided p-value of the hypothesis that the truth is at most {@code limit}: small where
   * the data show that it is above. NaN without a standard error.
   */
  public double pAtMost(double limit) {
    if (!hasInterval()) {
      return Double.NaN;
    }
    if (standardError == 0) {
      return value <= limit ? 1 : 0;
    }
    return StudentT.upperTail((value - limit) / standardError, degreesOfFreedom);
  }

  /** The estimate of the opposite: all signs turned. */
  public Estimate negated() {
    return new Estimate(-value, standardError, degreesOfFreedom);
  }
}
