package io.github.jmhruntime.statistics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.distribution.AbstractRealDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Student's t distribution; from {@value #NORMAL_FROM} degrees of freedom on the normal one, whose
 * quantiles differ by less than a part in 100 000 there.
 */
final class StudentT {

  private record Key(double degreesOfFreedom, double probability) {}

  /** Quantiles are searched for numerically, and a comparison asks for the same few again. */
  private static final Map<Key, Double> QUANTILES = new ConcurrentHashMap<>();

  private static final int MOST_KEPT = 10_000;

  /** Beyond, commons-math takes long, and does not converge in the end. */
  private static final double NORMAL_FROM = 1e6;

  private StudentT() {}

  /** The quantile that a two-sided interval of this confidence needs, such as t(0.975). */
  static double quantile(double degreesOfFreedom, double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence is %s; it must lie between 0 and 1, such as 0.95".formatted(confidence));
    }
    Key key = new Key(degreesOfFreedom, (1 + confidence) / 2);
    if (degreesOfFreedom != Math.rint(degreesOfFreedom) || QUANTILES.size() > MOST_KEPT) {
      return search(key);
    }
    return QUANTILES.computeIfAbsent(key, StudentT::search);
  }

  /** The two-sided p-value of a t statistic. */
  static double twoSidedP(double t, double degreesOfFreedom) {
    return Math.min(1, 2 * upperTail(Math.abs(t), degreesOfFreedom));
  }

  /** The probability of more than t. */
  static double upperTail(double t, double degreesOfFreedom) {
    return distribution(degreesOfFreedom).cumulativeProbability(-t);
  }

  private static double search(Key key) {
    return distribution(key.degreesOfFreedom()).inverseCumulativeProbability(key.probability());
  }

  // Without a random generator, whose seeding would cost more than the distribution itself.
  @SuppressWarnings("NullAway")
  private static AbstractRealDistribution distribution(double degreesOfFreedom) {
    return degreesOfFreedom >= NORMAL_FROM
        ? new NormalDistribution(null, 0, 1)
        : new TDistribution(null, degreesOfFreedom);
  }
}
