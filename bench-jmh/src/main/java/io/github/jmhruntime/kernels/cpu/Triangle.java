package io.github.jmhruntime.kernels.cpu;

/** What both forms of the factorisation do with columns in the same way. */
final class Triangle {

  private Triangle() {}

  /**
   * The row from {@code from} on whose element has the largest magnitude in a column.
   *
   * @param column where the column begins in {@code a}
   * @throws ArithmeticException where all of them are zero or one is not a number
   */
  static int pivot(double[] a, int column, int from, int to) {
    int best = from;
    double largest = Math.abs(a[column + from]);
    for (int i = from + 1; i < to; i++) {
      double magnitude = Math.abs(a[column + i]);
      if (magnitude > largest) {
        largest = magnitude;
        best = i;
      }
    }
    if (!(largest > 0)) {
      throw new ArithmeticException("The matrix is singular: no pivot in column " + from + ".");
    }
    return best;
  }

  /** Solves {@code U x = y} in place, {@code U} being the upper triangle of {@code a}. */
  static void back(double[] a, int n, double[] x) {
    for (int k = n - 1; k >= 0; k--) {
      x[k] /= a[k * n + k];
      for (int i = 0; i < k; i++) {
        x[i] -= x[k] * a[k * n + i];
      }
    }
  }
}
