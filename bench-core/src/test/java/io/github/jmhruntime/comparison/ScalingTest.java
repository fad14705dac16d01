package io.github.jmhruntime.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.jmhruntime.measurement.Axes;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.statistics.Slope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScalingTest {

  private static final Results REQUESTS =
      Results.of("b.HttpBenchmark.keepAlive").mode("thrpt").unit("ops/s");

  @Test
  void throughputIsSaturatedWhereNoMoreContainersGiveMore() {
    Scaling scaling =
        only(at(1, 990, 1010, 1000), at(2, 1890, 1910, 1900), at(3, 1910, 1890, 1905));

    assertThat(scaling.saturatedFrom()).isEqualTo(2);
    assertThat(scaling.steps()).extracting(Scaling.Step::containers).containsExactly(1, 2, 3);
    assertThat(scaling.steps().get(1).throughput().estimate()).isCloseTo(1900, within(1e-9));
  }

  @Test
  void theNumberOfContainersDecidesTheOrderAndNotTheText() {
    Scaling scaling = only(at(21, 30, 31), at(3, 10, 11), at(13, 20, 21));

    assertThat(scaling.steps()).extracting(Scaling.Step::containers).containsExactly(3, 13, 21);
  }

  @Test
  void whatRisesToTheEndIsNotSaturated() {
    assertThat(only(at(1, 990, 1010), at(2, 1890, 1930)).saturatedFrom()).isNull();
  }

  @Test
  void aDipBeforeTheTopIsNoSaturation() {
    Scaling scaling = only(at(1, 990, 1010, 1000), at(2, 890, 910, 900), at(3, 1190, 1210, 1200));

    assertThat(scaling.saturatedFrom()).isNull();
  }

  @Test
  void aDifferenceThatDoesNotMatterIsNoRise() {
    assertThat(only(at(1, 1000, 1000.1, 1000), at(2, 1010, 1010.1, 1010)).saturatedFrom())
        .isEqualTo(1);
  }

  @Test
  void aScaleAtWhichAForkCountedNothingIsLeftOut() {
    Scaling scaling = only(at(1, 10, 11), at(2, 0, 20), at(3, 30, 31));

    assertThat(scaling.steps()).extracting(Scaling.Step::containers).containsExactly(1, 3);
  }

  @Test
  void memoryGrowsByItsSlopeOverForks() {
    List<JmhResult> results = new ArrayList<>(List.of(at(1, 10, 10), at(3, 10, 10), at(5, 10, 10)));
    for (int scale : List.of(1, 3, 5)) {
      results.add(
          requests(scale)
              .metric("memory.load.pss")
              .unit("MB")
              .blocks(20 + 8 * scale - 0.5, 20 + 8 * scale + 0.5));
    }

    Scaling scaling = Scaling.of(results, 0.95, 0.02).get(0);

    assertThat(scaling.memory()).containsOnlyKeys("memory.load.pss");
    Slope slope = scaling.memory().values().iterator().next();
    assertThat(slope.value()).isCloseTo(8 * 1024 * 1024, within(1e-3));
    assertThat(slope.lower()).isBetween(7.5 * 1024 * 1024, slope.value());
    assertThat(slope.points()).isEqualTo(6);
  }

  @Test
  void oneScaleAndOtherMeaningsOfTheWordAreLeftOut() {
    assertThat(Scaling.of(List.of(at(1, 10, 11)), 0.95, 0.02)).isEmpty();
    List<JmhResult> others =
        List.of(
            REQUESTS.params(Map.of("scale", "1")).blocks(1, 2),
            REQUESTS.params(Map.of("scale", "2")).blocks(1, 2));
    assertThat(Scaling.of(others, 0.95, 0.02)).isEmpty();
  }

  private static Scaling only(JmhResult... results) {
    List<Scaling> found = Scaling.of(List.of(results), 0.95, 0.02);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).params()).containsExactly(Map.entry("image", "nginx"));
    return found.get(0);
  }

  private static JmhResult at(int scale, double... requestsPerSecond) {
    return requests(scale).blocks(requestsPerSecond);
  }

  private static Results requests(int scale) {
    return REQUESTS
        .params(Map.of("image", "nginx", "scale", String.valueOf(scale)))
        .axes(new Axes("nginx", null, scale));
  }
}
