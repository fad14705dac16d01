package io.github.jmhruntime.kernels.cpu;

/**
 * Factorises a panel of columns from its diagonal downwards, by recursion on its halves.
 *
 * <p>Not to be shared by threads while it factorises; afterwards {@link #applyTo} may be called by
 * several threads on different columns.
 */
final class PanelFactorisation {

  /** Panels as narrow as this are factorised column by column, and triangles solved so. */
  private static final int NARROW = 8;

  private final double[] matrix;
  private final int rows;
  private final int[] pivots;
  private final BlockUpdate update;
  private final ThreadLocal<double[]> packedA = ThreadLocal.withInitial(() -> new double[0]);
  private final ThreadLocal<double[]> packedB = ThreadLocal.withInitial(() -> new double[0]);

  /** For a matrix of so many rows that is stored by columns. */
  PanelFactorisation(double[] matrix, int rows) {
    this.matrix = matrix;
    this.rows = rows;
    this.pivots = new int[rows];
    this.update = new BlockUpdate(matrix, rows);
  }

  /** Factorises the {@code width} columns from {@code k} on; their diagonal begins in row k. */
  void factorise(int k, int width) {
    if (width <= NARROW) {
      for (int column = k; column < k + width; column++) {
        eliminate(column, k, k + width);
      }
      return;
    }
    int left = width / 2 <= NARROW ? NARROW : width / 2;
    int right = width - left;
    factorise(k, left);
    applyTo(k, left, k + left, right);
    subtract(k + left, rows - k - left, k, left, k + left, right);
    factorise(k + left, right);
    exchange(k + left, right, k, left);
  }

  /** Does to {@code columns} columns what {@link #factorise} did to the panel, above its end. */
  void applyTo(int k, int width, int column, int columns) {
    exchange(k, width, column, columns);
    solve(k, width, column, columns);
  }

  private void eliminate(int column, int from, int to) {
    int at = column * rows;
    int pivot = Triangle.pivot(matrix, at, column, rows);
    pivots[column] = pivot;
    exchange(column, 1, from, to - from);
    double scale = 1.0 / matrix[at + column];
    int length = rows - column - 1;
    for (int i = at + column + 1; i < at + rows; i++) {
      matrix[i] *= scale;
    }
    for (int j = column + 1; j < to; j++) {
      double factor = -matrix[j * rows + column];
      TileProduct.addMultiple(matrix, factor, at + column + 1, j * rows + column + 1, length);
    }
  }

  private void exchange(int k, int width, int column, int columns) {
    for (int j = column; j < column + columns; j++) {
      int at = j * rows;
      for (int row = k; row < k + width; row++) {
        double kept = matrix[at + row];
        matrix[at + row] = matrix[at + pivots[row]];
        matrix[at + pivots[row]] = kept;
      }
    }
  }

  /** Solves {@code L X = M} for the panel's unit lower triangle, in place. */
  private void solve(int k, int width, int column, int columns) {
    if (width <= NARROW) {
      for (int j = column; j < column + columns; j++) {
        int at = j * rows;
        for (int p = k; p < k + width; p++) {
          double known = matrix[at + p];
          for (int i = p + 1; i < k + width; i++) {
            matrix[at + i] -= known * matrix[p * rows + i];
          }
        }
      }
      return;
    }
    int upper = width / 2 <= NARROW ? NARROW : width / 2;
    solve(k, upper, column, columns);
    subtract(k + upper, width - upper, k, upper, column, columns);
    solve(k + upper, width - upper, column, columns);
  }

  private void subtract(int row, int height, int inner, int depth, int column, int columns) {
    double[] a = buffer(packedA, BlockUpdate.sizeOfA(height, depth));
    double[] b = buffer(packedB, BlockUpdate.sizeOfB(columns, depth));
    update.packA(row, height, inner, depth, a, 0);
    update.packB(inner, depth, column, columns, b);
    update.subtract(row, height, column, columns, depth, a, b);
  }

  private static double[] buffer(ThreadLocal<double[]> buffers, int size) {
    double[] buffer = buffers.get();
    if (buffer.length < size) {
      buffer = new double[size];
      buffers.set(buffer);
    }
    return buffer;
  }
}
