package io.github.jmhruntime.kernels.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScaledResidualTest {

  @Test
  void itIsHplsFormula() {
    LinearSystem system = LinearSystem.random(1, 5);
    double a = system.elements()[0];
    double b = system.elements()[1];
    double x = 2.0;
    double expected =
        Math.abs(a * x - b) / (0x1p-53 * (Math.abs(a) * Math.abs(x) + Math.abs(b)) * 1);
    assertThat(ScaledResidual.of(system, new double[] {x})).isCloseTo(expected, within(1.0));
  }

  @Test
  void oneWrongElementFailsTheCheck() {
    LinearSystem system = LinearSystem.random(50, 1);
    double[] x = new ReferenceLu().solve(system);
    ScaledResidual.require(system, x);
    x[20] *= 1 + 1e-9;
    assertThatThrownBy(() -> ScaledResidual.require(system, x))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("50 equations");
  }

  @Test
  void aSolutionThatIsNotANumberFailsTheCheck() {
    LinearSystem system = LinearSystem.random(3, 1);
    double[] x = {1, Double.NaN, 1};
    assertThatThrownBy(() -> ScaledResidual.require(system, x)).hasMessageContaining("NaN");
  }
}
