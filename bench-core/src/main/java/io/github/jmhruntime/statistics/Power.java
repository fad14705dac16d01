package io.github.jmhruntime.statistics;

import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * What a t test can show: its power, the smallest difference it detects, and the blocks it needs.
 *
 * <p>Cohen, <i>Statistical Power Analysis for the Behavioral Sciences</i>, 2nd edition (1988),
 * chapter 2: the test statistic has a noncentral t distribution whose noncentrality is the true
 * difference over its standard error. 80 % is the power that the book recommends (section 2.4).
 */
public final class Power {

  /** The power that is asked for where nothing else is said. */
  public static final double USUAL = 0.8;

  private static final int MOST_BLOCKS = 1_000_000;

  private record Key(double degreesOfFreedom, double confidence, double power) {}

  private static final Map<Key, Double> DETECTABLE = new ConcurrentHashMap<>();

  private Power() {}

  /**
   * The smallest true difference that a two-sided test sees with the wanted power.
   *
   * @param estimate of which standard error and degrees of freedom are taken; these are rounded
   *     down to whole ones, so that the answer is rather too large
   * @param confidence 1 − α, such as 0.95
   * @param power such as 0.8
   * @return on the scale of the estimate; NaN where it has no standard error
   */
  public static double detectable(Estimate estimate, double confidence, double power) {
    if (!estimate.hasInterval()) {
      return Double.NaN;
    }
    Key key = new Key(Math.max(1, Math.floor(estimate.degreesOfFreedom())), confidence, power);
    return estimate.standardError() * DETECTABLE.computeIfAbsent(key, Power::search);
  }

  /**
   * The smallest true difference that so many pairs show with the wanted power.
   *
   * @param deviation the standard deviation of the differences of pairs
   * @param pairs at least 2
   */
  public static double detectable(double deviation, int pairs, double confidence, double power) {
    return detectable(
        new Estimate(0, deviation / Math.sqrt(pairs), pairs - 1.0), confidence, power);
  }

  /**
   * How many pairs give an interval that reaches at most {@code halfWidth} to each side, if their
   * deviation turns out as given (Cochran, <i>Sampling Techniques</i>, 3rd edition, 1977, section
   * 4.4, with t in place of the normal quantile); empty beyond a million.
   *
   * @param deviation the standard deviation of the differences of pairs
   * @param halfWidth half the width of the wanted interval, on the same scale
   * @param confidence such as 0.95
   */
  public static OptionalInt pairsFor(double deviation, double halfWidth, double confidence) {
    double relative = halfWidth / deviation;
    double normal = StudentT.quantile(Double.POSITIVE_INFINITY, confidence) / relative;
    if (normal * normal >= MOST_BLOCKS) {
      return OptionalInt.empty();
    }
    int pairs = Math.max(2, (int) (normal * normal));
    while (StudentT.quantile(pairs - 1.0, confidence) / Math.sqrt(pairs) > relative) {
      pairs++;
    }
    return OptionalInt.of(pairs);
  }

  /** The probability that a two-sided test sees a true difference of so many standard errors. */
  static double inErrors(double noncentrality, double degrees, double confidence) {
    double c = StudentT.quantile(degrees, confidence);
    return NoncentralT.upperTail(c, degrees, noncentrality)
        + NoncentralT.upperTail(c, degrees, -noncentrality);
  }

  private static double search(Key key) {
    UnivariateFunction missing =
        noncentrality ->
            inErrors(noncentrality, key.degreesOfFreedom(), key.confidence()) - key.power();
    double high = 1;
    while (missing.value(high) < 0) {
      high *= 2;
    }
    return new BrentSolver(1e-9).solve(1000, missing, 0, high);
  }
}
