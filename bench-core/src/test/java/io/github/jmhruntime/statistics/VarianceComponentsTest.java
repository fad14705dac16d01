package io.github.jmhruntime.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class VarianceComponentsTest {

  @Test
  void bothLevelsAreFoundAndWhatBlocksHaveInCommonIsNoneOfThem() {
    RandomGenerator random = new SplittableRandom(1);
    List<double[][]> blocks = new ArrayList<>();
    for (int block = 0; block < 4000; block++) {
      double common = 0.3 * random.nextGaussian();
      double[][] forks = new double[3][4];
      for (int runtime = 0; runtime < 3; runtime++) {
        double level = runtime + common + 0.03 * random.nextGaussian();
        for (int i = 0; i < 4; i++) {
          forks[runtime][i] = Math.exp(level + 0.05 * random.nextGaussian());
        }
      }
      blocks.add(forks);
    }

    VarianceComponents found = VarianceComponents.of(blocks).orElseThrow();

    assertThat(Math.sqrt(found.fork())).isCloseTo(0.03, within(0.001));
    assertThat(Math.sqrt(found.iteration())).isCloseTo(0.05, within(0.0005));
  }

  @Test
  void aTwoByTwoExampleIsAsReckonedByHand() {
    double[][] first = {{Math.exp(1.0), Math.exp(1.2)}, {Math.exp(2.0), Math.exp(2.2)}};
    double[][] second = {{Math.exp(1.0), Math.exp(1.2)}, {Math.exp(3.0), Math.exp(3.2)}};

    VarianceComponents found = VarianceComponents.of(List.of(first, second)).orElseThrow();

    // Iterations: 4 forks of 2 × 0.1² each over 4 degrees. Residual: (2.0 − 1.0)²/4 = 0.5²·4/4.
    assertThat(found.iteration()).isCloseTo(0.02, within(1e-12));
    assertThat(found.fork()).isCloseTo(0.25 - 0.02 / 2, within(1e-12));
  }

  @Test
  void moreIterationsPayWhereForksAreDearAndIterationsScatter() {
    VarianceComponents alike = new VarianceComponents(0.0009, 0.0025);

    assertThat(alike.iterations(5, 1, 5)).isEqualTo(4); // √(5 · 2.78) = 3.7
    assertThat(alike.iterations(500, 1, 5)).isEqualTo(20);
    assertThat(alike.iterations(0.1, 1, 5)).isEqualTo(3);
    assertThat(alike.iterations(0.1, 1, 1)).isEqualTo(1);
  }

  @Test
  void forksThatDoNotDifferTakeTheMostAndIterationsThatDoNotTakeTheLeast() {
    assertThat(new VarianceComponents(0, 0.01).iterations(5, 1, 5)).isEqualTo(20);
    assertThat(new VarianceComponents(0.01, 0).iterations(5, 1, 5)).isEqualTo(3);
    assertThat(new VarianceComponents(0, 0).iterations(5, 1, 5)).isEqualTo(3);
  }

  @Test
  void whatDoesNotTellBothLevelsGivesNothing() {
    double[][] single = {{1}, {2}};
    double[][] alone = {{1, 2}};

    assertThat(VarianceComponents.of(List.of())).isEmpty();
    assertThat(VarianceComponents.of(List.<double[][]>of(single))).isEmpty();
    assertThat(VarianceComponents.of(List.of(single, single))).isEmpty();
    assertThat(VarianceComponents.of(List.of(alone, alone))).isEmpty();
  }

  @Test
  void aValueThatCannotBeIsRefused() {
    double[][] block = {{1, 0}, {1, 1}};

    assertThatThrownBy(() -> VarianceComponents.of(List.of(block, block)))
        .isInstanceOf(ImpossibleValueException.class);
  }
}
