package io.github.jmhruntime.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {

  @Test
  void theIntervalOfAMeanTakesTheTwoSidedQuantile() {
    // mean 3, s/√5 = 0.7071067811865476, t(0.975, 4) = 2.7764451051977987
    Interval interval = Estimate.mean(1, 2, 3, 4, 5).interval(0.95);

    assertThat(interval.lower()).isCloseTo(3 - 1.963243, within(1e-6));
    assertThat(interval.upper()).isCloseTo(3 + 1.963243, within(1e-6));
  }

  @Test
  void aSingleValueHasNoInterval() {
    Estimate estimate = Estimate.mean(7);

    assertThat(estimate.value()).isEqualTo(7);
    assertThat(estimate.interval(0.95).exists()).isFalse();
    assertThat(estimate.p(0)).isNaN();
  }

  @Test
  void whatDoesNotVaryIsCertain() {
    Estimate estimate = Estimate.mean(2, 2, 2);

    assertThat(estimate.p(2)).isEqualTo(1);
    assertThat(estimate.p(3)).isZero();
    assertThat(estimate.interval(0.95)).isEqualTo(new Interval(2, 2));
  }

  @Test
  void intervalAndPValueAgree() {
    Estimate estimate = Estimate.mean(0.3, 0.1, 0.7, 0.2, 0.4);
    Interval interval = estimate.interval(0.95);

    assertThat(estimate.p(interval.lower())).isCloseTo(0.05, within(1e-7));
    assertThat(estimate.p(interval.upper())).isCloseTo(0.05, within(1e-7));
    assertThat(estimate.pAtMost(interval.lower())).isCloseTo(0.025, within(1e-7));
  }

  @Test
  void infiniteDegreesOfFreedomGiveTheNormalDistribution() {
    Estimate estimate = new Estimate(0, 1, Double.POSITIVE_INFINITY);

    assertThat(estimate.interval(0.95).upper()).isCloseTo(1.959964, within(1e-6));
  }

  @Test
  void manyDegreesOfFreedomAreNearlyAsGoodAsInfinitelyMany() {
    for (double degrees : new double[] {1e5, 999_999, 1e6, 1e9, 1e18, 1e308}) {
      assertThat(new Estimate(0, 1, degrees).interval(0.999).upper())
          .isCloseTo(3.290527, within(2e-4));
      assertThat(new Estimate(0, 1, degrees).p(3)).isCloseTo(0.0026998, within(1e-6));
    }
  }

  @Test
  void aSumOfEqualEstimatesAddsTheirDegreesOfFreedom() {
    Estimate one = new Estimate(1, 0.5, 4);

    Estimate sum = Estimate.sum(List.of(one, one), List.of(1.0, -1.0));

    assertThat(sum.value()).isZero();
    assertThat(sum.standardError()).isCloseTo(Math.sqrt(0.5), within(1e-12));
    assertThat(sum.degreesOfFreedom()).isCloseTo(8, within(1e-12));
  }

  @Test
  void impossibleValuesAreNamedWithTheirPlace() {
    assertThatThrownBy(() -> Estimate.mean(1, Double.NaN))
        .isInstanceOf(ImpossibleValueException.class)
        .hasMessageContaining("value 2 is NaN");
    assertThatThrownBy(() -> Estimate.mean(new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no values");
  }

  @Test
  void aConfidenceOutsideZeroToOneIsRefused() {
    assertThatThrownBy(() -> Estimate.mean(1, 2).interval(95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("95");
  }

  @Test
  void theIntervalOfATimeIsPositiveAndHoldsTheEstimateHoweverWideItIs() {
    Estimate mean = Estimate.mean(1, 9);

    assertThat(mean.interval(0.95).lower()).isNegative();
    Interval positive = mean.positiveInterval(0.95);
    assertThat(positive.lower()).isPositive();
    assertThat(mean.value()).isBetween(positive.lower(), positive.upper());
  }

  @Test
  void theIntervalOfATimeIsThePlainOneWhereItIsNarrow() {
    Estimate mean = Estimate.mean(1000, 1001, 999.5, 1000.5);

    assertThat(mean.positiveInterval(0.95).lower())
        .isCloseTo(mean.interval(0.95).lower(), within(0.001));
    assertThat(mean.positiveInterval(0.95).upper())
        .isCloseTo(mean.interval(0.95).upper(), within(0.001));
  }

  @Test
  void aSingleValueHasNoIntervalOnAnyScale() {
    assertThat(Estimate.mean(3).positiveInterval(0.95).exists()).isFalse();
  }
}
