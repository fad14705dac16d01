package io.github.jmhruntime.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.math3.stat.inference.TTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogRatioTest {

  private static final double[] BASELINE = {101.2, 99.8, 103.4, 100.1, 98.7, 102.2};
  private static final double[] CANDIDATE = {105.9, 107.1, 106.0, 109.9, 104.2, 105.5};

  /** Expected values: scipy 1.17, ttest_rel on logs. */
  @Test
  void pairedAgreesWithScipy() {
    LogRatio ratio = LogRatio.paired(BASELINE, CANDIDATE);

    assertThat(estimate(ratio)).isCloseTo(1.0548221513948812, within(1e-12));
    assertThat(interval(ratio).lower()).isCloseTo(1.02699967, within(1e-8));
    assertThat(interval(ratio).upper()).isCloseTo(1.08339838, within(1e-8));
    assertThat(ratio.p()).isCloseTo(0.0036680328998904767, within(1e-10));
    assertThat(ratio.warnings()).isEmpty();
  }

  /** Expected values: scipy 1.17, ttest_ind(equal_var=False) on logs. */
  @Test
  void unpairedAgreesWithScipy() {
    LogRatio ratio = LogRatio.unpaired(Arrays.copyOf(BASELINE, 4), CANDIDATE);

    assertThat(estimate(ratio)).isCloseTo(1.0524507381049102, within(1e-12));
    assertThat(ratio.log().degreesOfFreedom()).isCloseTo(7.151978907837406, within(1e-9));
    assertThat(interval(ratio).lower()).isCloseTo(1.02576929, within(1e-8));
    assertThat(interval(ratio).upper()).isCloseTo(1.0798262, within(1e-7));
    assertThat(ratio.p()).isCloseTo(0.002116554726305921, within(1e-10));
  }

  @Property(tries = 200)
  void pValuesAreThoseOfCommonsMath(
      @ForAll("values") double[] one, @ForAll("values") double[] other) {
    double[] candidate = spread(spread(other));
    double[] below = Arrays.stream(spread(one)).map(Math::log).toArray();
    double[] above = Arrays.stream(candidate).map(Math::log).toArray();

    assertThat(LogRatio.paired(spread(one), candidate).p())
        .isCloseTo(new TTest().pairedTTest(above, below), within(1e-6));
    assertThat(LogRatio.unpaired(spread(one), candidate).p())
        .isCloseTo(new TTest().tTest(above, below), within(1e-6));
  }

  @Property(tries = 200)
  void swappingTheSidesInvertsTheRatioAndItsInterval(
      @ForAll("values") double[] one, @ForAll("values") double[] other) {
    LogRatio there = LogRatio.paired(spread(one), spread(other));
    LogRatio back = LogRatio.paired(spread(other), spread(one));

    assertThat(estimate(back)).isCloseTo(1 / estimate(there), within(1e-9));
    assertThat(interval(back).lower())
        .isCloseTo(1 / interval(there).upper(), within(1e-6 * interval(back).upper()));
    assertThat(back.p()).isCloseTo(there.p(), within(1e-9));
  }

  @Property(tries = 200)
  void anotherUnitChangesNothing(
      @ForAll("values") double[] one,
      @ForAll("values") double[] other,
      @ForAll @Scale(8) @DoubleRange(min = 1e-6, max = 1e6) double factor) {
    double[] scaledOne = Arrays.stream(spread(one)).map(v -> v * factor).toArray();
    double[] scaledOther = Arrays.stream(spread(other)).map(v -> v * factor).toArray();

    assertThat(estimate(LogRatio.unpaired(scaledOne, scaledOther)))
        .isCloseTo(estimate(LogRatio.unpaired(spread(one), spread(other))), within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void impossibleValuesAreRefusedWithTheirPlace(double impossible) {
    assertThatThrownBy(
            () -> LogRatio.paired(new double[] {1, 2, 3}, new double[] {1, 2, impossible}))
        .isInstanceOf(ImpossibleValueException.class)
        .hasMessageContaining("candidate: value 3 is " + impossible);
    assertThatThrownBy(() -> LogRatio.unpaired(new double[] {impossible, 2}, new double[] {1, 2}))
        .isInstanceOf(ImpossibleValueException.class)
        .hasMessageContaining("value 1 is " + impossible);
  }

  @Test
  void valuesWithoutAPartnerAreRefused() {
    assertThatThrownBy(() -> LogRatio.paired(new double[] {1, 2}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 values of the baseline and 1 of the candidate");
  }

  @Test
  void oneBlockHasARatioButNoInterval() {
    LogRatio ratio = LogRatio.paired(new double[] {2}, new double[] {3});

    assertThat(estimate(ratio)).isCloseTo(1.5, within(1e-12));
    assertThat(interval(ratio).exists()).isFalse();
    assertThat(ratio.p()).isNaN();
    assertThat(ratio.warnings()).containsExactly(new Warning.SinglePair());
  }

  @Test
  void fewBlocksGiveAnIntervalAndAWarning() {
    LogRatio ratio = LogRatio.paired(new double[] {2, 2.1}, new double[] {3, 2.9});

    assertThat(interval(ratio).exists()).isTrue();
    assertThat(ratio.warnings()).containsExactly(new Warning.FewBlocks(2));
  }

  @Test
  void fewNodesWithFewBlocksEachGiveAnIntervalAndAWarning() {
    LogRatio ratio =
        LogRatio.paired(
            new double[] {2, 2.1, 2, 2.2, 2.1},
            new double[] {3, 2.9, 3.1, 3.2, 3},
            List.of("a", "b", "c", "a", "b"));

    assertThat(ratio.method()).isEqualTo(LogRatio.Method.OVER_NODES);
    assertThat(ratio.log().degreesOfFreedom()).isEqualTo(2);
    assertThat(ratio.warnings()).containsExactly(new Warning.FewNodes(3));
  }

  @Test
  void outliersAreFlaggedWithTheirPlaceAndKept() {
    double[] baseline = {100, 101, 99, 100.5, 99.5, 100.2, 99.9, 100};
    double[] candidate = {100, 101, 99, 100.6, 150, 100.1, 99.8, 100.1};

    LogRatio ratio = LogRatio.paired(baseline, candidate);

    assertThat(ratio.warnings())
        .containsExactly(new Warning.Outlying(Warning.Outlying.Place.BLOCKS, List.of(5)));
    assertThat(estimate(ratio)).isGreaterThan(1.05);
  }

  @Test
  void blocksThatAreLikeTheirNeighboursAreFlagged() {
    double[] baseline = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    double[] candidate = {1.01, 1.02, 1.03, 1.04, 1.05, 1.06, 1.07, 1.08, 1.09, 1.10};

    assertThat(LogRatio.paired(baseline, candidate).warnings())
        .singleElement()
        .isInstanceOf(Warning.Autocorrelated.class);
  }

  @Test
  void valuesThatNeverVaryAreFlagged() {
    LogRatio ratio =
        LogRatio.paired(new double[] {24, 24, 24, 24, 24}, new double[] {32, 32, 32, 32, 32});

    assertThat(ratio.warnings()).containsExactly(new Warning.NoVariation());
    assertThat(ratio.p()).isZero();
  }

  /** JMH's error of 25 iterations is t(0.9995, 24) = 3.745398618 standard errors. */
  @Test
  void theStandardErrorIsRecoveredFromJmhsError() {
    LogMean mean = LogMean.ofScore(200, 3.745398618 * 4, 25, 5);

    assertThat(mean.log().standardError()).isCloseTo(0.02, within(1e-9));
    assertThat(mean.log().degreesOfFreedom()).isEqualTo(24);
  }

  @Test
  void anErrorOfUnknownDegreesOfFreedomIsTakenForTheLargerStandardError() {
    double known = LogMean.ofScore(200, 10, 25, 5).log().interval(0.95).upper();
    double unknown = LogMean.ofScore(200, 10, 0, 5).log().interval(0.95).upper();

    assertThat(unknown).isGreaterThan(known);
  }

  @Test
  void scoresSayThatTheSpreadOfForksIsUnknown() {
    LogRatio ratio =
        LogRatio.unpaired(LogMean.ofScore(100, 2, 5, 1), LogMean.ofScore(150, 3, 5, 1));

    assertThat(ratio.method()).isEqualTo(LogRatio.Method.SCORES);
    assertThat(estimate(ratio)).isCloseTo(1.5, within(1e-12));
    assertThat(ratio.warnings()).containsExactly(new Warning.SpreadOfForksUnknown(1));
  }

  @Test
  void withoutAnErrorThereIsNoInterval() {
    LogRatio ratio =
        LogRatio.unpaired(LogMean.ofScore(100, Double.NaN, 1, 1), LogMean.ofScore(150, 3, 5, 1));

    assertThat(interval(ratio).exists()).isFalse();
    assertThat(ratio.warnings()).containsExactly(new Warning.SingleValue());
  }

  @Provide
  Arbitrary<double[]> values() {
    return Arbitraries.doubles().between(0.5, 2).ofScale(6).array(double[].class).ofSize(6);
  }

  /** Keeps arbitrary arrays from being constant, which commons-math answers with NaN. */
  private static double[] spread(double[] values) {
    double[] spread = values.clone();
    for (int i = 0; i < spread.length; i++) {
      spread[i] *= 1 + 0.01 * ((i * 7) % 5) + 0.003 * i * i;
    }
    return spread;
  }

  private static double estimate(LogRatio ratio) {
    return Math.exp(ratio.log().value());
  }

  private static Interval interval(LogRatio ratio) {
    return ratio.log().interval(0.95).exp();
  }
}
