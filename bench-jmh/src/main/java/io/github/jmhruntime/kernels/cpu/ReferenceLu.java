package io.github.jmhruntime.kernels.cpu;

/**
 * The textbook form: LINPACK's {@code dgefa} and {@code dgesl}, column by column, one thread.
 *
 * <p>Source: Dongarra, Bunch, Moler, Stewart, <em>LINPACK Users' Guide</em>, SIAM 1979, and
 * netlib.org/linpack. Rows are exchanged as {@code dgefa} does it: multipliers of earlier columns
 * stay where they are, and {@code dgesl} repeats the exchanges.
 */
final class ReferenceLu implements LuSolver {

  @Override
  public double[] solve(LinearSystem system) {
    int n = system.order();
    double[] a = system.elements();
    int[] pivots = factorise(a, n);
    double[] x = new double[n];
    System.arraycopy(a, n * n, x, 0, n);
    forward(a, n, pivots, x);
    Triangle.back(a, n, x);
    return x;
  }

  /** {@code dgefa}. */
  private static int[] factorise(double[] a, int n) {
    int[] pivots = new int[n];
    for (int k = 0; k < n; k++) {
      int column = k * n;
      int pivot = Triangle.pivot(a, column, k, n);
      pivots[k] = pivot;
      swap(a, column + k, column + pivot);
      double scale = -1.0 / a[column + k];
      for (int i = k + 1; i < n; i++) {
        a[column + i] *= scale;
      }
      for (int j = k + 1; j < n; j++) {
        swap(a, j * n + k, j * n + pivot);
        double factor = a[j * n + k];
        for (int i = k + 1; i < n; i++) {
          a[j * n + i] += factor * a[column + i];
        }
      }
    }
    return pivots;
  }

  /** The first half of {@code dgesl}: solves {@code L y = b}. */
  private static void forward(double[] a, int n, int[] pivots, double[] x) {
    for (int k = 0; k < n; k++) {
      swap(x, k, pivots[k]);
      for (int i = k + 1; i < n; i++) {
        x[i] += x[k] * a[k * n + i];
      }
    }
  }

  private static void swap(double[] values, int one, int other) {
    double kept = values[one];
    values[one] = values[other];
    values[other] = kept;
  }
}
