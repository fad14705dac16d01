package io.github.jmhruntime.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerTest {

  /** Expected values: the defining integral by mpmath with 25 digits. */
  @ParameterizedTest
  @CsvSource({
    "2.0, 4, 1.5, 0.38107107486035",
    "2.776445105, 4, 4.0, 0.84329639518332",
    "12.7062047, 1, 10, 0.56730656770394",
    "2.1, 18, 3, 0.80995016370424",
    "1.97, 200, 2.8, 0.79629474907854"
  })
  void theNoncentralDistributionAgreesWithItsDefinition(
      double c, double degrees, double noncentrality, double expected) {
    assertThat(NoncentralT.upperTail(c, degrees, noncentrality)).isCloseTo(expected, within(1e-8));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 16.3340088699",
    "4, 3.76105955383",
    "9, 3.14963288645",
    "18, 2.96267243642",
    "39, 2.87297314468"
  })
  void theDetectableDifferenceAgreesWithTheDistribution(double degrees, double expected) {
    assertThat(Power.detectable(new Estimate(0, 1, degrees), 0.95, 0.8))
        .isCloseTo(expected, within(1e-6));
  }

  @Test
  void powerWithoutADifferenceIsTheLevel() {
    assertThat(Power.inErrors(0, 9, 0.95)).isCloseTo(0.05, within(1e-7));
  }

  @Test
  void whatHasNoErrorDetectsNothingKnown() {
    assertThat(Power.detectable(Estimate.mean(1), 0.95, 0.8)).isNaN();
  }

  @Property(tries = 50)
  void moreBlocksDetectLess(
      @ForAll @IntRange(min = 2, max = 200) int pairs,
      @ForAll @Scale(6) @DoubleRange(min = 1e-4, max = 1) double deviation) {
    assertThat(Power.detectable(deviation, pairs + 1, 0.95, 0.8))
        .isLessThan(Power.detectable(deviation, pairs, 0.95, 0.8));
  }

  @Property(tries = 50)
  void theWantedPrecisionIsReachedWithSoManyPairsAndNotWithOneLess(
      @ForAll @Scale(6) @DoubleRange(min = 0.005, max = 0.2) double deviation,
      @ForAll @Scale(6) @DoubleRange(min = 0.005, max = 0.1) double half) {
    int pairs = Power.pairsFor(deviation, half, 0.95).orElseThrow();

    assertThat(width(deviation, pairs)).isLessThanOrEqualTo(half);
    if (pairs > 2) {
      assertThat(width(deviation, pairs - 1)).isGreaterThan(half);
    }
  }

  @Test
  void aPrecisionOutOfReachHasNoNumberOfPairs() {
    assertThat(Power.pairsFor(1, 1e-6, 0.95)).isEmpty();
  }

  private static double width(double deviation, int pairs) {
    return new Estimate(0, deviation / Math.sqrt(pairs), pairs - 1).interval(0.95).upper();
  }
}
