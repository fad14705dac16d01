package io.github.jmhruntime.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AxisTest {

  @Property
  void showsAllValuesWithinItsLengthInTheirOrder(
      @ForAll @Size(min = 2, max = 20)
          List<@DoubleRange(min = 1e-9, max = 1e9) @Scale(9) Double> values) {
    for (Axis axis :
        List.of(Axis.linear("x", values), Axis.log("x", values), Axis.fromZero("x", values))) {
      List<Double> sorted = values.stream().sorted().toList();
      double before = 0;
      for (double value : sorted) {
        assertThat(axis.part(value)).isBetween(before, 1.0);
        before = axis.part(value);
      }
    }
  }

  @Property
  void hasAtLeastTwoMarksAndNotTooMany(
      @ForAll @DoubleRange(min = 1e-6, max = 1e6) @Scale(6) double low,
      @ForAll @DoubleRange(min = 1.01, max = 1e6) double factor) {
    for (Axis axis :
        List.of(
            Axis.linear("x", List.of(low, low * factor)),
            Axis.log("x", List.of(low, low * factor)))) {
      List<Tick> ticks = axis.ticks(6);
      assertThat(ticks).hasSizeBetween(2, 13);
      assertThat(ticks).allMatch(tick -> tick.value() >= axis.low() * (1 - 1e-9));
      assertThat(ticks).allMatch(tick -> tick.value() <= axis.high() * (1 + 1e-9));
      assertThat(ticks.stream().map(Tick::label).distinct()).hasSameSizeAs(ticks);
    }
  }

  @Test
  void marksAreRoundNumbers() {
    assertThat(Axis.fromZero("x", List.of(437.0)).ticks(5).stream().map(Tick::label))
        .containsExactly("0", "100", "200", "300", "400");
    assertThat(Axis.log("x", List.of(0.9, 11.0)).ticks(6).stream().map(Tick::label))
        .containsExactly("1", "2", "5", "10");
  }

  @Test
  void equalFactorsAreEqualDistancesOnALogarithmicAxis() {
    Axis axis = Axis.log("x", List.of(1.0, 100.0));

    assertThat(axis.part(10) - axis.part(1)).isCloseTo(axis.part(100) - axis.part(10), within());
  }

  @Test
  void reachesItsReference() {
    Axis axis = Axis.log("x", List.of(3.0, 4.0)).withReference(1);

    assertThat(axis.part(1)).isStrictlyBetween(0.0, axis.part(3));
  }

  @Test
  void nothingToShowIsAnError() {
    assertThatThrownBy(() -> Axis.log("x", List.of(1.0)).reaching(0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-9);
  }
}
