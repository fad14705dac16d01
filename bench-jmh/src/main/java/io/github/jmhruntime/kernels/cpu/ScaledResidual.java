package io.github.jmhruntime.kernels.cpu;

import java.util.SplittableRandom;

/**
 * HPL's check of a solution.
 *
 * <p>{@code ||Ax - b||∞ / (ε · (||A||∞ · ||x||∞ + ||b||∞) · n)} has to be below 16. Source:
 * Petitet, Whaley, Dongarra, Cleary, <em>HPL – A Portable Implementation of the High-Performance
 * Linpack Benchmark</em>, netlib.org/benchmark/hpl, file {@code testing/ptest/HPL_pdtest.c}; ε is
 * the relative machine precision 2⁻⁵³, as {@code HPL_pdlamch} finds it with rounding to nearest.
 */
final class ScaledResidual {

  /** What a correct solution stays below, HPL's default threshold. */
  static final double THRESHOLD = 16.0;

  private static final double EPSILON = 0x1p-53;

  private ScaledResidual() {}

  /** The scaled residual of {@code x} as a solution of the system's first values. */
  static double of(LinearSystem system, double[] x) {
    int n = system.order();
    SplittableRandom random = system.random();
    double[] residual = new double[n];
    double[] rowSums = new double[n];
    for (int column = 0; column < n; column++) {
      for (int row = 0; row < n; row++) {
        double element = random.nextDouble() - 0.5;
        residual[row] += element * x[column];
        rowSums[row] += Math.abs(element);
      }
    }
    double normB = 0;
    for (int row = 0; row < n; row++) {
      double b = random.nextDouble() - 0.5;
      residual[row] -= b;
      normB = Math.max(normB, Math.abs(b));
    }
    double scale = EPSILON * (maxNorm(rowSums) * maxNorm(x) + normB) * n;
    return maxNorm(residual) / scale;
  }

  /**
   * Fails unless {@code x} solves the system.
   *
   * @throws ArithmeticException with the residual, where it is 16 or more, or not a number
   */
  static void require(LinearSystem system, double[] x) {
    double residual = of(system, x);
    if (!(residual < THRESHOLD)) {
      throw new ArithmeticException(
          "The solution of %d equations is wrong: its scaled residual is %s, HPL allows less than %s."
              .formatted(system.order(), residual, THRESHOLD));
    }
  }

  private static double maxNorm(double[] values) {
    double max = 0;
    for (double value : values) {
      max = Math.max(max, Math.abs(value)); // Math.max keeps NaN, which then fails the check
    }
    return max;
  }
}
