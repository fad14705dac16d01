package io.github.jmhruntime.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.comparison.Comparison.Score;
import io.github.jmhruntime.comparison.Scaling;
import io.github.jmhruntime.comparison.Scaling.Step;
import io.github.jmhruntime.statistics.Slope;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScalingLinesTest {

  private static final long MIB = 1 << 20;

  @Test
  void throughputAndMemoryAreSaidInALineEach() {
    assertThat(lines(2))
        .containsExactly(
            "gvisor: HttpBenchmark.keepAlive image=nginx: 1: 9300 ops/s, 2: 12346 ops/s, 3: 12100 ops/s;"
                + " saturated from 2 containers on",
            "gvisor: HttpBenchmark.keepAlive image=nginx: memory.load.pss grows by 8.000"
                + " [7.500, 8.500] MiB with each further container (95 %, 15 forks)");
  }

  @Test
  void oneContainerMayBeEnough() {
    assertThat(lines(1).get(0))
        .endsWith("saturated by 1 container; more are not shown to give more");
  }

  @Test
  void whatStillRisesIsSaid() {
    assertThat(lines(null).get(0)).endsWith("still rising at the largest number of containers");
  }

  private static List<String> lines(@Nullable Integer saturatedFrom) {
    Scaling scaling =
        new Scaling(
            "a.b.HttpBenchmark.keepAlive",
            Map.of("image", "nginx"),
            List.of(step(1, 9300), step(2, 12345.6), step(3, 12100)),
            saturatedFrom,
            Map.of(
                "memory.load.pss", new Slope(8 * MIB, 7.5 * MIB, 8.5 * MIB, 0, 15),
                "memory.load.available", new Slope(1, 1, 1, 0, 15)));
    return ScalingLines.of("gvisor", List.of(scaling), 0.95);
  }

  private static Step step(int containers, double throughput) {
    return new Step(containers, new Score(throughput, throughput, throughput, 5));
  }
}
