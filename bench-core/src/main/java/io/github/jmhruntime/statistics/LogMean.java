package io.github.jmhruntime.statistics;

import java.util.List;

/**
 * The log of one side's score, and what is known about its error.
 *
 * @param log the estimate on the log scale
 * @param source where its error comes from
 * @param values how many forks it rests on
 */
public record LogMean(Estimate log, Source source, int values) {

  /** JMH's error column is half the width of the two-sided interval of this confidence. */
  public static final double JMH_CONFIDENCE = 0.999;

  /** Where the error of a score comes from. */
  public enum Source {
    /** The spread between forks. */
    FORKS,
    /** JMH's error column, which pools the iterations of all forks. */
    SCORE_ERROR
  }

  /**
   * From one value per fork.
   *
   * @throws ImpossibleValueException where a value is not positive
   */
  public static LogMean ofForks(double... values) {
    return new LogMean(
        Estimate.mean(Values.logs("fork means", values)), Source.FORKS, values.length);
  }

  /**
   * From a score and JMH's error of it.
   *
   * <p>JMH's error is t(0.9995, N − 1) s/√N over the N iterations of all forks (its {@code
   * AbstractStatistics.getMeanErrorAt}), so the standard error is had by division. On the log scale
   * it is, by the delta method (Casella and Berger, <i>Statistical Inference</i>, 2nd edition,
   * 2002, section 5.5.4), the relative standard error.
   *
   * @param score the score, positive
   * @param error JMH's error, or NaN where there is none
   * @param observations the N above, or 0 where it is not known; the normal distribution then gives
   *     a standard error that is rather too large
   * @param forks how many forks the score is from
   * @throws ImpossibleValueException where the score is not positive
   */
  public static LogMean ofScore(double score, double error, long observations, int forks) {
    double log = Values.logs("score", new double[] {score})[0];
    if (Double.isNaN(error) || observations == 1) {
      return new LogMean(new Estimate(log, Double.NaN, 0), Source.SCORE_ERROR, forks);
    }
    if (error < 0 || Double.isInfinite(error)) {
      throw new ImpossibleValueException(
          "score error", 0, error, "it must be positive or NaN, so measure again");
    }
    double degrees = observations == 0 ? Double.POSITIVE_INFINITY : observations - 1.0;
    double standardError = error / StudentT.quantile(degrees, JMH_CONFIDENCE);
    return new LogMean(
        new Estimate(log, standardError / score, degrees), Source.SCORE_ERROR, forks);
  }

  /**
   * From the iterations of a single fork, where JMH gives no error. The score decides, as JMH makes
   * it by another rule than the mean for percentiles and for what it adds up; the iterations give
   * its relative error.
   *
   * @param score the score, positive
   * @param iterations one value per iteration, positive
   */
  public static LogMean ofIterations(double score, double... iterations) {
    double log = Values.logs("score", new double[] {score})[0];
    Estimate spread = Estimate.mean(Values.logs("iterations", iterations));
    return new LogMean(
        new Estimate(log, spread.standardError(), spread.degreesOfFreedom()),
        Source.SCORE_ERROR,
        1);
  }

  /** JMH's error of the mean of these iterations, see {@link #ofScore}. */
  public static double errorOf(double... iterations) {
    Estimate mean = Estimate.mean(iterations);
    return mean.hasInterval()
        ? mean.standardError() * StudentT.quantile(mean.degreesOfFreedom(), JMH_CONFIDENCE)
        : Double.NaN;
  }

  /** This over the other, as the logs of independent estimates. */
  Estimate minus(LogMean other) {
    return Estimate.sum(List.of(log, other.log), List.of(1.0, -1.0));
  }
}
