package io.github.jmhruntime.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class SlopeTest {

  private static final double[] SCALES = {1, 2, 3, 5, 8, 13, 21};

  @Property
  void pointsOnALineGiveThatLine(
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double slope,
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double intercept) {
    double[] y = new double[SCALES.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = intercept + slope * SCALES[i];
    }

    Slope line = Slope.of(SCALES, y, 0.95);

    double rounding = 1e-9 * (1 + Math.abs(slope) + Math.abs(intercept));
    assertThat(line.value()).isCloseTo(slope, within(rounding));
    assertThat(line.intercept()).isCloseTo(intercept, within(rounding));
    assertThat(line.upper() - line.lower()).isLessThan(1e3 * rounding);
  }

  @Example
  void anExampleWorkedByHandIsReproduced() {
    // x̄ = 2, ȳ = 4, Sxx = 2, Sxy = 3: b = 1.5, a = 1; residuals 0.5, -1, 0.5: s² = 1.5 / 1,
    // and t(0.975, 1) = 12.7062.
    Slope line = Slope.of(new double[] {1, 2, 3}, new double[] {3, 3, 6}, 0.95);

    double half = 12.706204736 * Math.sqrt(1.5 / 2);
    assertThat(line.value()).isCloseTo(1.5, within(1e-12));
    assertThat(line.intercept()).isCloseTo(1, within(1e-12));
    assertThat(line.lower()).isCloseTo(1.5 - half, within(1e-6));
    assertThat(line.upper()).isCloseTo(1.5 + half, within(1e-6));
    assertThat(line.points()).isEqualTo(3);
  }

  @Example
  void theIntervalHoldsTheTruthAsOftenAsItSays() {
    Random random = new Random(7);
    int runs = 4000;
    int held = 0;
    for (int run = 0; run < runs; run++) {
      double[] y = new double[SCALES.length];
      for (int i = 0; i < y.length; i++) {
        y[i] = 100 + 12 * SCALES[i] + 5 * random.nextGaussian();
      }
      Slope line = Slope.of(SCALES, y, 0.9);
      held += line.lower() <= 12 && 12 <= line.upper() ? 1 : 0;
    }

    // Four standard errors of a proportion of 0.9 in 4000.
    assertThat(held / (double) runs).isCloseTo(0.9, within(0.019));
  }

  @Example
  void twoPointsGiveASlopeWithoutAnInterval() {
    Slope line = Slope.of(new double[] {1, 2}, new double[] {10, 30}, 0.95);

    assertThat(line.value()).isEqualTo(20);
    assertThat(line.lower()).isNaN();
    assertThat(line.upper()).isNaN();
  }

  @Example
  void whatAllowsNoLineIsRefused() {
    double[] one = {1, 1, 1};
    assertThatThrownBy(() -> Slope.of(one, one, 0.95)).hasMessageContaining("two different");
    assertThatThrownBy(() -> Slope.of(new double[] {1}, new double[] {1}, 0.95))
        .hasMessageContaining("two different");
    assertThatThrownBy(() -> Slope.of(SCALES, one, 0.95)).hasMessageContaining("must be pairs");
    assertThatThrownBy(() -> Slope.of(new double[] {1, 2}, new double[] {1, Double.NaN}, 0.95))
        .hasMessageContaining("point 1 (2.0, NaN)");
    assertThatThrownBy(() -> Slope.of(one, one, 1)).hasMessageContaining("confidence 1.0");
  }
}
