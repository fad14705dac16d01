package io.github.jmhruntime.kernels.cpu;

/**
 * Subtracts a product of two blocks of a matrix from a third one, in cache-sized steps.
 *
 * <p>With rows R, columns C and an inner range K it is {@code M[R,C] -= M[R,K] · M[K,C]}, the only
 * form of product that an LU factorisation needs. Packing follows Goto and van de Geijn, see {@link
 * TileProduct}: A lies in panels as high as a tile, B in panels as wide, both padded with zeros.
 */
final class BlockUpdate {

  /** Rows of packed A that are used again and again; with the depth below, half of a 1 MiB L2. */
  private static final int ROWS_IN_CACHE = 256;

  private final double[] matrix;
  private final int stride;

  /**
   * For a matrix that is stored by columns.
   *
   * @param stride the distance of columns in elements
   */
  BlockUpdate(double[] matrix, int stride) {
    this.matrix = matrix;
    this.stride = stride;
  }

  /** How many elements a packed block of A takes. */
  static int sizeOfA(int rows, int depth) {
    return roundUp(rows, TileProduct.ROWS) * depth;
  }

  /** How many elements a packed block of B takes. */
  static int sizeOfB(int columns, int depth) {
    return roundUp(columns, TileProduct.COLUMNS) * depth;
  }

  /** Packs the rows from {@code row} on, {@code rows} of them, of the inner columns. */
  void packA(int row, int rows, int inner, int depth, double[] into, int at) {
    int height = TileProduct.ROWS;
    int to = at;
    for (int i = 0; i < rows; i += height) {
      int filled = Math.min(height, rows - i);
      for (int k = 0; k < depth; k++, to += height) {
        System.arraycopy(matrix, (inner + k) * stride + row + i, into, to, filled);
        for (int pad = filled; pad < height; pad++) {
          into[to + pad] = 0;
        }
      }
    }
  }

  /** Packs the columns from {@code column} on, {@code columns} of them, of the inner rows. */
  void packB(int inner, int depth, int column, int columns, double[] into) {
    int width = TileProduct.COLUMNS;
    for (int j = 0; j < roundUp(columns, width); j++) {
      int to = j / width * width * depth + j % width;
      if (j < columns) {
        int from = (column + j) * stride + inner;
        for (int k = 0; k < depth; k++) {
          into[to + k * width] = matrix[from + k];
        }
      } else {
        for (int k = 0; k < depth; k++) {
          into[to + k * width] = 0;
        }
      }
    }
  }

  /** Subtracts packed A times packed B from the block at {@code row} and {@code column}. */
  void subtract(int row, int rows, int column, int columns, int depth, double[] a, double[] b) {
    for (int from = 0; from < rows; from += ROWS_IN_CACHE) {
      int to = Math.min(rows, from + ROWS_IN_CACHE);
      for (int j = 0; j < columns; j += TileProduct.COLUMNS) {
        for (int i = from; i < to; i += TileProduct.ROWS) {
          int at = (column + j) * stride + row + i;
          if (i + TileProduct.ROWS <= rows && j + TileProduct.COLUMNS <= columns) {
            TileProduct.subtract(depth, a, i * depth, b, j * depth, matrix, at, stride);
          } else {
            subtractPart(depth, a, i * depth, b, j * depth, at, rows - i, columns - j);
          }
        }
      }
    }
  }

  /** A tile that reaches over the block's edge: it is computed beside, and its part is added. */
  private void subtractPart(
      int depth, double[] a, int aAt, double[] b, int bAt, int at, int rows, int columns) {
    double[] tile = new double[TileProduct.ROWS * TileProduct.COLUMNS];
    TileProduct.subtract(depth, a, aAt, b, bAt, tile, 0, TileProduct.ROWS);
    for (int j = 0; j < Math.min(columns, TileProduct.COLUMNS); j++) {
      for (int i = 0; i < Math.min(rows, TileProduct.ROWS); i++) {
        matrix[at + j * stride + i] += tile[j * TileProduct.ROWS + i];
      }
    }
  }

  private static int roundUp(int value, int step) {
    return (value + step - 1) / step * step;
  }
}
