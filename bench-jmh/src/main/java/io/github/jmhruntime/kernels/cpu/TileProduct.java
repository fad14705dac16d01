package io.github.jmhruntime.kernels.cpu;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner kernel: subtracts from a tile of C the product of a packed panel of A and one of B.
 *
 * <p>A tile is two vectors high and six columns wide. Its twelve sums, two vectors of A and one
 * element of B fill fifteen registers, one less than AVX2 has; AVX-512 and SVE have more. Source:
 * Goto, van de Geijn, <em>Anatomy of High-Performance Matrix Multiplication</em>, ACM TOMS 34(3),
 * 2008; Van Zee, van de Geijn, <em>BLIS</em>, ACM TOMS 41(3), 2015.
 */
final class TileProduct {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** The height of a tile. */
  static final int ROWS = 2 * LANES;

  /** The width of a tile. */
  static final int COLUMNS = 6;

  private TileProduct() {}

  /**
   * {@code C -= A B}.
   *
   * @param depth how many columns the panel of A has, and rows that of B
   * @param a the panel of A, column by column, from {@code aAt} on
   * @param b the panel of B, row by row, from {@code bAt} on
   * @param c the tile of C by columns, {@code stride} apart, from {@code cAt} on
   */
  static void subtract(
      int depth, double[] a, int aAt, double[] b, int bAt, double[] c, int cAt, int stride) {
    DoubleVector zero = DoubleVector.zero(SPECIES);
    DoubleVector top0 = zero;
    DoubleVector top1 = zero;
    DoubleVector top2 = zero;
    DoubleVector top3 = zero;
    DoubleVector top4 = zero;
    DoubleVector top5 = zero;
    DoubleVector low0 = zero;
    DoubleVector low1 = zero;
    DoubleVector low2 = zero;
    DoubleVector low3 = zero;
    DoubleVector low4 = zero;
    DoubleVector low5 = zero;
    for (int k = 0; k < depth; k++) {
      int row = bAt + k * COLUMNS;
      DoubleVector top = DoubleVector.fromArray(SPECIES, a, aAt + k * ROWS);
      DoubleVector low = DoubleVector.fromArray(SPECIES, a, aAt + k * ROWS + LANES);
      DoubleVector factor = DoubleVector.broadcast(SPECIES, b[row]);
      top0 = top.fma(factor, top0);
      low0 = low.fma(factor, low0);
      factor = DoubleVector.broadcast(SPECIES, b[row + 1]);
      top1 = top.fma(factor, top1);
      low1 = low.fma(factor, low1);
      factor = DoubleVector.broadcast(SPECIES, b[row + 2]);
      top2 = top.fma(factor, top2);
      low2 = low.fma(factor, low2);
      factor = DoubleVector.broadcast(SPECIES, b[row + 3]);
      top3 = top.fma(factor, top3);
      low3 = low.fma(factor, low3);
      factor = DoubleVector.broadcast(SPECIES, b[row + 4]);
      top4 = top.fma(factor, top4);
      low4 = low.fma(factor, low4);
      factor = DoubleVector.broadcast(SPECIES, b[row + 5]);
      top5 = top.fma(factor, top5);
      low5 = low.fma(factor, low5);
    }
    store(c, cAt, top0, low0);
    store(c, cAt + stride, top1, low1);
    store(c, cAt + 2 * stride, top2, low2);
    store(c, cAt + 3 * stride, top3, low3);
    store(c, cAt + 4 * stride, top4, low4);
    store(c, cAt + 5 * stride, top5, low5);
  }

  private static void store(double[] c, int at, DoubleVector top, DoubleVector low) {
    DoubleVector.fromArray(SPECIES, c, at).sub(top).intoArray(c, at);
    DoubleVector.fromArray(SPECIES, c, at + LANES).sub(low).intoArray(c, at + LANES);
  }

  /** {@code y += factor · x} over {@code length} elements of one array. */
  static void addMultiple(double[] a, double factor, int x, int y, int length) {
    DoubleVector factors = DoubleVector.broadcast(SPECIES, factor);
    int i = 0;
    for (; i < SPECIES.loopBound(length); i += LANES) {
      DoubleVector.fromArray(SPECIES, a, x + i)
          .fma(factors, DoubleVector.fromArray(SPECIES, a, y + i))
          .intoArray(a, y + i);
    }
    for (; i < length; i++) {
      a[y + i] += factor * a[x + i];
    }
  }
}
