package io.github.jmhruntime.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SeriesTest {

  @Test
  void theLagOneAutocorrelationIsTheTextbooks() {
    Autocorrelation found = Autocorrelation.of(1, 2, 3, 2, 1, 2, 3, 4, 5, 4);

    assertThat(found.lag1()).isCloseTo(0.5782608695652173, within(1e-12));
  }

  @Test
  void tooFewValuesTellNothingAboutTheirOrder() {
    assertThat(Autocorrelation.of(1, 2, 3, 4).isEvident()).isFalse();
  }

  @Test
  void independentSeriesAreFlaggedRarelyAndCleanOnesHaveFewOutliers() {
    Random random = new Random(1);
    int series = 4000;
    int alike = 0;
    int far = 0;
    for (int i = 0; i < series; i++) {
      double[] values = random.doubles(10).map(v -> random.nextGaussian()).toArray();
      alike += Autocorrelation.of(values).isEvident() ? 1 : 0;
      far += Outliers.indices(values).isEmpty() ? 0 : 1;
    }
    // 1 % and 4 %; four binomial standard errors are 0.6 and 1.2 points.
    assertThat(alike / (double) series).isLessThan(0.016);
    assertThat(far / (double) series).isBetween(0.02, 0.052);
  }

  @Test
  void aValueFarFromTheRestIsFoundWithItsIndex() {
    assertThat(Outliers.indices(1, 1.1, 0.9, 1.05, 9, 0.95, 1.02, 0.98)).isEqualTo(List.of(4));
  }

  @Test
  void fewOrEqualValuesHaveNoOutliers() {
    assertThat(Outliers.indices(1, 1, 99)).isEmpty();
    assertThat(Outliers.indices(1, 1, 1, 1, 1, 1)).isEmpty();
  }

  @Property(tries = 200)
  void theGeometricMeanOverBlocksIsThatOfAllRatios(
      @ForAll("logs") double[] one, @ForAll("logs") double[] other) {
    Estimate together = GeometricMean.overBlocks(List.of(one, other));
    Estimate apart = GeometricMean.ofIndependent(List.of(Estimate.mean(one), Estimate.mean(other)));

    assertThat(together.value()).isCloseTo(apart.value(), within(1e-12));
    assertThat(together.degreesOfFreedom()).isEqualTo(4);
  }

  @Test
  void whatRowsOfABlockShareIsNotCountedAsCertainty() {
    double[] row = {0.01, 0.05, -0.02, 0.03, 0.00};

    Estimate together = GeometricMean.overBlocks(List.of(row, row, row, row));
    Estimate apart =
        GeometricMean.ofIndependent(java.util.Collections.nCopies(4, Estimate.mean(row)));

    assertThat(together.standardError())
        .isCloseTo(Estimate.mean(row).standardError(), within(1e-12));
    assertThat(apart.standardError()).isCloseTo(together.standardError() / 2, within(1e-12));
  }

  @Test
  void theGeometricMeanDoesNotDependOnTheBaseline() {
    double[][] rows = {{Math.log(2)}, {Math.log(0.5)}, {Math.log(8)}};
    double[][] theOtherWay = {{Math.log(0.5)}, {Math.log(2)}, {Math.log(0.125)}};

    assertThat(GeometricMean.overBlocks(List.of(rows)).value())
        .isCloseTo(Math.log(2), within(1e-12));
    assertThat(GeometricMean.overBlocks(List.of(theOtherWay)).value())
        .isCloseTo(Math.log(0.5), within(1e-12));
  }

  @Provide
  Arbitrary<double[]> logs() {
    return Arbitraries.doubles().between(-1, 1).ofScale(6).array(double[].class).ofSize(5);
  }
}
