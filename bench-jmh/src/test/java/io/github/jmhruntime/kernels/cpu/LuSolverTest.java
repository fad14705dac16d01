package io.github.jmhruntime.kernels.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LuSolverTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 17, 64, 127, 128, 129, 250, 371, 512, 600})
  void everyFormGivesASolutionThatPassesTheCheckOfHpl(int n) {
    for (LuSolver solver : new LuSolver[] {new ReferenceLu(), new BlockedLu(1), new BlockedLu(3)}) {
      try (solver) {
        LinearSystem system = LinearSystem.random(n, n);
        ScaledResidual.require(system, solver.solve(system));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 40, 150})
  void everyFormAgreesWithAnIndependentLibrary(int n) {
    double[] expected = solveWithCommonsMath(LinearSystem.random(n, 7));
    for (LuSolver solver : new LuSolver[] {new ReferenceLu(), new BlockedLu(1), new BlockedLu(2)}) {
      try (solver) {
        assertThat(solver.solve(LinearSystem.random(n, 7))).containsExactly(expected, within(1e-9));
      }
    }
  }

  @Test
  void aSolverCanBeUsedAgainForALargerAndASmallerSystem() {
    try (LuSolver solver = new BlockedLu(2)) {
      for (int n : new int[] {50, 400, 130}) {
        LinearSystem system = LinearSystem.random(n, 1);
        ScaledResidual.require(system, solver.solve(system));
        system.refill();
        ScaledResidual.require(system, solver.solve(system));
      }
    }
  }

  @Test
  void aSingularMatrixIsRefused() {
    for (LuSolver solver : new LuSolver[] {new ReferenceLu(), new BlockedLu(1)}) {
      try (solver) {
        LinearSystem system = LinearSystem.random(20, 1);
        Arrays.fill(system.elements(), 3 * 20, 4 * 20, 0.0);
        assertThatThrownBy(() -> solver.solve(system))
            .isInstanceOf(ArithmeticException.class)
            .hasMessageContaining("column 3");
      }
    }
  }

  private static double[] solveWithCommonsMath(LinearSystem system) {
    int n = system.order();
    double[] a = system.elements();
    double[][] rows = new double[n][n];
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < n; column++) {
        rows[row][column] = a[column * n + row];
      }
    }
    double[] b = Arrays.copyOfRange(a, n * n, n * n + n);
    return new LUDecomposition(new Array2DRowRealMatrix(rows))
        .getSolver()
        .solve(new ArrayRealVector(b))
        .toArray();
  }
}
