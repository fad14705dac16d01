package io.github.jmhruntime.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.jmhruntime.plan.Cell;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {

  private static final String OURS = "io.github.jmhruntime.benchmarks.";
  private static final Cell START =
      new Cell(OURS + "LifecycleBenchmark.start", "ss", Map.of("image", "busybox"));
  private static final Cell HTTP =
      new Cell(OURS + "HttpBenchmark.keepAlive", "thrpt", Map.of("image", "nginx", "scale", "3"));

  private final Expectation expectation =
      new Expectation(
          Plans.plan(10, List.of("HttpBenchmark", "Lifecycle"), "runc", "crun", "gvisor"),
          Cells.declared(List.of("HttpBenchmark", "Lifecycle")));

  @Test
  void timeBasedIterationsTakeWhatTheBenchmarkSays() {
    // JVM 1.5 s, a probe and three servers of 0.5 s, one warm-up of 1 s, two iterations of 0.5 s.
    assertThat(expectation.seconds(HTTP)).isCloseTo(1.5 + 4 * 0.5 + 1 + 2 * 0.5, within(1e-9));
  }

  @Test
  void everySingleShotOnAContainerTakesItsLife() {
    assertThat(expectation.seconds(START)).isCloseTo(1.5 + 0.5 + (1 + 2) * 0.5, within(1e-9));
  }

  @Test
  void theSumIsOverBlocksRuntimesAndBenchmarks() {
    assertThat(expectation.sentence(List.of(START, START)))
        .isEqualTo(
            "60 forks (10 blocks of 3 runtimes and 2 benchmarks with their parameters) are expected to take about 4 min");
  }

  @ParameterizedTest
  @CsvSource({"20, 1 min", "3600, 60 min", "7200, 2.0 h", "864000, 10.0 days"})
  void longTimesAreToldInLongUnits(long seconds, String words) {
    assertThat(Expectation.words(Duration.ofSeconds(seconds))).isEqualTo("about " + words);
  }
}
