package io.github.jmhruntime.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightsTest {

  @Test
  void pointsAreTheCriteriaThatAreOutrankedAndOneMore() {
    Map<String, List<String>> outranked = new LinkedHashMap<>();
    outranked.put("cpu", List.of("start", "remove"));
    outranked.put("start", List.of("remove"));
    outranked.put("remove", List.of());

    assertThat(Weights.ofOutranking(outranked))
        .containsExactly(Map.entry("cpu", 3.0), Map.entry("start", 2.0), Map.entry("remove", 1.0));
  }

  @Test
  void theOthersKeepTheirProportionsWhereOneWeightIsSet() {
    double[] set = Weights.setting(new double[] {0.5, 0.3, 0.2}, 0, 0);

    assertThat(set[0]).isZero();
    assertThat(set[1]).isCloseTo(0.6, within(1e-12));
    assertThat(set[2]).isCloseTo(0.4, within(1e-12));
  }
}
