package io.github.jmhruntime.kernels.cpu;

/**
 * The blocked form on {@code jdk.incubator.vector}: right-looking, with recursive panels.
 *
 * <p>A panel of columns is factorised; then each group of columns to its right takes over the
 * panel's row exchanges, is solved with the panel's unit lower triangle, and loses the product of
 * both, which is nearly all of the work. The groups are shared out to threads. The right-hand side
 * is the last column, so that only the upper triangle remains to be solved, as in HPL. Sources:
 * Toledo, <em>Locality of Reference in LU Decomposition with Partial Pivoting</em>, SIAM J. Matrix
 * Anal. Appl. 18(4), 1997 (recursion); LAPACK's {@code dgetrf} (right-looking blocks).
 */
final class BlockedLu implements LuSolver {

  /** Columns of a panel, which is the depth of the large products. */
  private static final int PANEL = 128;

  /** Columns of a group: few enough for threads to share, many enough to pay for packing B. */
  private static final int GROUP = 240;

  private final Workers workers;
  private final ThreadLocal<double[]> packedB =
      ThreadLocal.withInitial(() -> new double[BlockUpdate.sizeOfB(GROUP, PANEL)]);
  private double[] packedA = {};

  BlockedLu(int threads) {
    workers = new Workers(threads);
  }

  @Override
  public double[] solve(LinearSystem system) {
    int n = system.order();
    double[] a = system.elements();
    if (packedA.length < BlockUpdate.sizeOfA(n, PANEL)) {
      packedA = new double[BlockUpdate.sizeOfA(n, PANEL)];
    }
    PanelFactorisation panels = new PanelFactorisation(a, n);
    BlockUpdate update = new BlockUpdate(a, n);
    for (int k = 0; k < n; k += PANEL) {
      int width = Math.min(PANEL, n - k);
      panels.factorise(k, width);
      updateRight(panels, update, n, k, width);
    }
    double[] x = new double[n];
    System.arraycopy(a, n * n, x, 0, n);
    Triangle.back(a, n, x);
    return x;
  }

  private void updateRight(PanelFactorisation panels, BlockUpdate update, int n, int k, int width) {
    int below = k + width;
    int rows = n - below;
    packPanel(update, below, rows, k, width);
    int columns = n + 1 - below;
    int group = Math.min(GROUP, Math.max(TileProduct.COLUMNS, columns / workers.threads()));
    workers.each(
        (columns + group - 1) / group,
        index -> {
          int from = below + index * group;
          int count = Math.min(group, n + 1 - from);
          panels.applyTo(k, width, from, count);
          double[] b = packedB.get();
          update.packB(k, width, from, count, b);
          update.subtract(below, rows, from, count, width, packedA, b);
        });
  }

  private void packPanel(BlockUpdate update, int below, int rows, int k, int width) {
    int strip = 16 * TileProduct.ROWS; // whole tiles, so that strips meet without a gap
    workers.each(
        (rows + strip - 1) / strip,
        index -> {
          int from = index * strip;
          int count = Math.min(strip, rows - from);
          update.packA(below + from, count, k, width, packedA, from * width);
        });
  }

  @Override
  public void close() {
    workers.close();
  }
}
