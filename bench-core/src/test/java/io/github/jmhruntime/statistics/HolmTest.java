package io.github.jmhruntime.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HolmTest {

  /** Expected values: R's p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm"). */
  @Test
  void adjustsAsRDoes() {
    assertThat(Holm.adjust(0.01, 0.04, 0.03, 0.005))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(0.03, 0.06, 0.06, 0.02);
  }

  @Test
  void aQuestionThatCannotBeAskedCountsForNothing() {
    double[] adjusted = Holm.adjust(0.02, Double.NaN);

    assertThat(adjusted[0]).isEqualTo(0.02);
    assertThat(adjusted[1]).isNaN();
  }

  @Test
  void noPValueIsOutsideZeroToOne() {
    assertThatThrownBy(() -> Holm.adjust(0.5, 1.5))
        .isInstanceOf(ImpossibleValueException.class)
        .hasMessageContaining("value 2 is 1.5");
  }

  @Property
  void adjustedIsBetweenRawAndBonferroniAndKeepsTheOrder(@ForAll("pValues") double[] p) {
    double[] adjusted = Holm.adjust(p);

    for (int i = 0; i < p.length; i++) {
      assertThat(adjusted[i]).isBetween(p[i], Math.min(1, p.length * p[i]) + 1e-15);
      for (int j = 0; j < p.length; j++) {
        assertThat(p[i] < p[j] && adjusted[i] > adjusted[j]).isFalse();
      }
    }
    double smallest = Arrays.stream(p).min().orElseThrow();
    assertThat(Arrays.stream(adjusted).min().orElseThrow())
        .isCloseTo(Math.min(1, p.length * smallest), within(1e-12));
  }

  @Provide
  Arbitrary<double[]> pValues() {
    return Arbitraries.doubles()
        .between(0, 1)
        .ofScale(6)
        .array(double[].class)
        .ofMinSize(1)
        .ofMaxSize(30);
  }
}
