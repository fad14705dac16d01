package io.github.jmhruntime.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FamiliesTest {

  @Test
  void scoresAreCorrectedForScoresAndOtherMetricsForOtherMetrics() {
    double[] adjusted =
        Families.adjust(new double[] {0.01, 0.001, 0.02, 0.3}, List.of(true, false, true, false));

    assertThat(adjusted).containsExactly(0.02, 0.002, 0.02, 0.3);
  }

  @Test
  void withoutSecondaryMetricsItIsHolmsCorrectionOfAll() {
    assertThat(Families.adjust(new double[] {0.01, 0.03}, List.of(true, true)))
        .containsExactly(0.02, 0.03);
  }
}
