package io.github.jmhruntime.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreUnitTest {

  @ParameterizedTest
  @CsvSource({
    "ops/s, ops/s, 1",
    "ops/ms, ops/s, 1000",
    "ops/us, ops/s, 1e6",
    "ops/min, ops/s, 0.016666666666666666",
    "ms/op, s/op, 0.001",
    "us/op, s/op, 1e-6",
    "ns/op, s/op, 1e-9",
    "s/op, s/op, 1",
    "hr/op, s/op, 3600",
    "B/op, B/op, 1",
    "MB/sec, B/s, 1048576",
    "ms, s, 0.001",
    "counts, '#', 1",
    "'#', '#', 1",
    "'#/op', '#/op', 1",
    "---, ---, 1",
    "insns/clk, insns/clk, 1"
  })
  void everyUnitOfJmhHasABaseAndAFactor(String text, String base, double factor) {
    ScoreUnit unit = ScoreUnit.parse(text);

    assertThat(unit.base()).isEqualTo(base);
    assertThat(unit.factor()).isCloseTo(factor, within(factor * 1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "thrpt, ops/ms, true, HIGHER",
    "avgt, us/op, true, LOWER",
    "sample, ns/op, true, LOWER",
    "ss, ms/op, true, LOWER",
    "thrpt, B/op, false, LOWER",
    "thrpt, s/s, false, LOWER",
    "ss, containers, false, HIGHER",
    "thrpt, s/GB, false, LOWER",
    "avgt, ops/s, false, HIGHER",
    "avgt, ms/op, false, LOWER",
    "avgt, MiB, false, LOWER",
    "ss, ms, false, LOWER",
    "thrpt, bit/s, true, HIGHER",
    "thrpt, Mbit/s, false, HIGHER",
    "thrpt, ns/B, false, LOWER"
  })
  void directionFollowsFromModeAndUnit(
      String mode, String unit, boolean primary, Direction expected) {
    assertThat(ScoreUnit.parse(unit).direction(mode, primary)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "thrpt, ms, false",
    "thrpt, MB/sec, false",
    "avgt, counts, false",
    "avgt, '#', false",
    "avgt, ---, false",
    "avgt, ops/s, true",
    "thrpt, ms/op, true",
    "other, ms/op, true"
  })
  void directionIsNotGuessedWhereNothingTellsIt(String mode, String unit, boolean primary) {
    assertThat(ScoreUnit.parse(unit).direction(mode, primary)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ops/s", "B/op", "---", "ms"})
  void differentKindsAreNeverConverted(String other) {
    assertThat(ScoreUnit.parse("ms/op").comparesWith(ScoreUnit.parse(other))).isFalse();
    assertThatThrownBy(() -> ScoreUnit.parse("ms/op").to(ScoreUnit.parse(other), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'ms/op'")
        .hasMessageContaining("'" + other + "'");
  }

  @Test
  void aValueIsConvertedBetweenUnitsOfOneKind() {
    assertThat(ScoreUnit.parse("us/op").to(ScoreUnit.parse("ms/op"), 1500))
        .isCloseTo(1.5, within(1e-12));
  }

  @Property
  void conversionThereAndBackGivesTheSameValue(
      @ForAll @Scale(12) @DoubleRange(min = 1e-9, max = 1e9) double value) {
    ScoreUnit one = ScoreUnit.parse("ns/op");
    ScoreUnit other = ScoreUnit.parse("min/op");

    assertThat(other.to(one, one.to(other, value))).isCloseTo(value, within(value * 1e-12));
  }

  @Property
  void aShownValueHasOneToThreeDigitsBeforeThePoint(
      @ForAll @Scale(12) @DoubleRange(min = 1e-9, max = 999) double seconds) {
    DisplayScale scale = DisplayScale.of(seconds, ScoreUnit.parse("ms/op"));

    assertThat(seconds / scale.divisor()).isBetween(0.999_999_999, 1000.000_001);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0125, ms/op, 12.5, ms/op",
    "3, us/op, 3, s/op",
    "5e-10, s/op, 0.5, ns/op",
    "2048, B/op, 2, KiB/op",
    "3145728, MB/sec, 3, MiB/s",
    "12, B, 12, B",
    "14.7e9, Mbit/s, 14.7, Gbit/s",
    "64000, bit/s, 64, kbit/s",
    "5e-10, s/B, 0.5, ns/B",
    "64000, ops/s, 64000, ops/s",
    "0, ms/op, 0, s/op"
  })
  void timesAndBitsAreShownWithSiAndBytesWithIecPrefixes(
      double value, String unit, double shown, String shownUnit) {
    DisplayScale scale = DisplayScale.of(value, ScoreUnit.parse(unit));

    assertThat(scale.unit()).isEqualTo(shownUnit);
    assertThat(value / scale.divisor()).isCloseTo(shown, within(1e-9));
  }
}
