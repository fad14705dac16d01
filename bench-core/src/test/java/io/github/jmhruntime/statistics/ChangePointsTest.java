package io.github.jmhruntime.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ChangePointsTest {

  @Test
  void aStepIsFoundWhereItIs() {
    assertThat(ChangePoints.of(steps(3, 0.02, 20, 0.0, 20, 0.1), ChangePoints.LEVEL))
        .containsExactly(20);
  }

  @Test
  void severalLevelsAreToldApart() {
    List<Integer> points =
        ChangePoints.of(steps(5, 0.01, 12, 0.0, 9, 0.1, 14, 0.05, 8, 0.2), ChangePoints.LEVEL);

    assertThat(points).containsExactly(12, 21, 35);
  }

  @Test
  void aSingleOutlierIsNoNewLevel() {
    double[] series = steps(11, 0.01, 30, 0.0);
    series[14] = 1;

    assertThat(ChangePoints.of(series, ChangePoints.LEVEL)).isEmpty();
  }

  @Test
  void aSeriesWithoutNoiseHasItsStepAndNoOther() {
    assertThat(ChangePoints.of(new double[] {1, 1, 1, 2, 2, 2}, ChangePoints.LEVEL))
        .containsExactly(3);
    assertThat(ChangePoints.of(new double[] {1, 1, 1, 1, 1}, ChangePoints.LEVEL)).isEmpty();
  }

  @Test
  void shortSeriesHaveNone() {
    assertThat(ChangePoints.of(new double[0], ChangePoints.LEVEL)).isEmpty();
    assertThat(ChangePoints.of(new double[] {1, 9, 1}, ChangePoints.LEVEL)).isEmpty();
  }

  @Test
  void stableSeriesSeldomGiveAFalseAlarm() {
    int alarms = 0;
    for (int seed = 0; seed < 1000; seed++) {
      alarms += ChangePoints.of(steps(seed, 0.05, 30, 0.0), ChangePoints.LEVEL).isEmpty() ? 0 : 1;
    }
    // The place of each point is searched for, so more than the level, as with Hunter.
    assertThat(alarms).isLessThan(30);
  }

  @Test
  void theEnergyDistanceIsThatOfTheDefinition() {
    double[] series = steps(17, 0.3, 7, 0.0, 6, 1.0);
    int best = 0;
    double largest = 0;
    for (int at = 2; at <= series.length - 2; at++) {
      double q = energy(series, at);
      if (q > largest) {
        largest = q;
        best = at;
      }
    }
    assertThat(ChangePoints.of(series, 0.1)).contains(best);
  }

  @Test
  void whatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> ChangePoints.of(new double[] {1, Double.NaN}, 0.001))
        .isInstanceOf(ImpossibleValueException.class);
  }

  /** Matteson and James, equations 5 to 7, as they are printed. */
  private static double energy(double[] series, int at) {
    int n = at;
    int m = series.length - at;
    double between = 0;
    double before = 0;
    double after = 0;
    for (int i = 0; i < series.length; i++) {
      for (int j = i + 1; j < series.length; j++) {
        double distance = Math.abs(series[i] - series[j]);
        if (j < at) {
          before += distance;
        } else if (i >= at) {
          after += distance;
        } else {
          between += distance;
        }
      }
    }
    double energy =
        2 * between / (n * m) - before / (n * (n - 1) / 2.0) - after / (m * (m - 1) / 2.0);
    return n * m / (double) (n + m) * energy;
  }

  private static double[] steps(long seed, double noise, double... lengthsAndLevels) {
    Random random = new Random(seed);
    DoubleStream all = DoubleStream.empty();
    for (int i = 0; i < lengthsAndLevels.length; i += 2) {
      double level = lengthsAndLevels[i + 1];
      all =
          DoubleStream.concat(
              all,
              DoubleStream.of(
                  random.doubles((long) lengthsAndLevels[i]).map(x -> level).toArray()));
    }
    return all.map(value -> value + noise * random.nextGaussian()).toArray();
  }
}
