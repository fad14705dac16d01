package io.github.jmhruntime.kernels.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockUpdateTest {

  private static final int STRIDE = 700;

  @ParameterizedTest
  @CsvSource({"1,1,1", "16,6,4", "17,7,5", "3,20,9", "600,13,33", "32,12,64", "259,5,1"})
  void itSubtractsTheProductFromTheBlockAndFromNothingElse(int rows, int columns, int depth) {
    double[] matrix = new SplittableRandom(1).doubles((long) STRIDE * 120).toArray();
    double[] expected = matrix.clone();
    int row = 80;
    int inner = 2;
    int column = 90;
    for (int j = column; j < column + columns; j++) {
      for (int i = row; i < row + rows; i++) {
        for (int k = inner; k < inner + depth; k++) {
          expected[j * STRIDE + i] -= matrix[k * STRIDE + i] * matrix[j * STRIDE + k];
        }
      }
    }
    double[] a = new double[BlockUpdate.sizeOfA(rows, depth)];
    double[] b = new double[BlockUpdate.sizeOfB(columns, depth)];
    BlockUpdate update = new BlockUpdate(matrix, STRIDE);
    update.packA(row, rows, inner, depth, a, 0);
    update.packB(inner, depth, column, columns, b);
    update.subtract(row, rows, column, columns, depth, a, b);
    assertThat(matrix).containsExactly(expected, within(1e-12));
  }
}
