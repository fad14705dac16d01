package io.github.jmhruntime.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.plan.Effort;
import io.github.jmhruntime.plan.RunPlan;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Suite;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
          Share.WHOLE,
          Cells.declared(List.of("HttpBenchmark", "Lifecycle")));

  private final Expectation network =
      new Expectation(
          Plans.plan(10, List.of("NetworkBenchmark"), "runc", "crun"),
          Share.WHOLE,
          Cells.declared(List.of("NetworkBenchmark")));

  @Test
  void timeBasedIterationsTakeWhatTheBenchmarkSays() {
    // JVM 1.1 s, a probe and three servers of 0.65 s, memory 2 s, one warm-up of 1 s, two
    // iterations of 0.5 s.
    assertThat(expectation.seconds(HTTP)).isCloseTo(1.1 + 4 * 0.65 + 2 + 1 + 2 * 0.5, within(1e-9));
  }

  @Test
  void whereAKubeletTellsWhatServersUseItsReadingsAreWaitedFor() {
    Expectation onCluster =
        new Expectation(
            Plans.plan(10, List.of("HttpBenchmark", "Lifecycle"), "runc", "crun"),
            Share.WHOLE,
            Cells.declared(List.of("HttpBenchmark", "Lifecycle")),
            Set.of(Offering.POD_LIFE));

    assertThat(onCluster.seconds(HTTP)).isCloseTo(expectation.seconds(HTTP) + 30, within(1e-9));
    assertThat(onCluster.seconds(START)).isEqualTo(expectation.seconds(START));
  }

  @Test
  void everySingleShotOnAContainerTakesItsLife() {
    assertThat(expectation.seconds(START)).isCloseTo(1.1 + 0.65 + (1 + 2) * 0.65, within(1e-9));
  }

  @Test
  void theSumIsOverBlocksRuntimesAndBenchmarks() {
    assertThat(expectation.sentence(List.of(START, START)))
        .isEqualTo(
            "60 forks (10 blocks of 3 runtimes and 2 benchmarks with their parameters) are expected to take about 4 min");
  }

  @Test
  void blocksThatAreDealtOutToNodesTakeTheTimeOfTheLargestShare() {
    RunPlan plan = Plans.plan(10, List.of("HttpBenchmark", "Lifecycle"), "runc", "crun", "gvisor");
    Declared declared = Cells.declared(List.of("HttpBenchmark", "Lifecycle"));

    // Four of ten blocks, of which all take 4 min.
    assertThat(new Expectation(plan, new Share(0, 3), declared).sentence(List.of(START, START)))
        .isEqualTo(
            "60 forks (10 blocks of 3 runtimes and 2 benchmarks with their parameters), dealt out to 3 nodes, are expected to take about 1 min");
  }

  @Test
  void aNetworksCeilingsAndSearchesAreReckonedWith() {
    Map<String, String> params = Map.of("limits", "default");
    double requests = network.seconds(new Cell(OURS + "NetworkBenchmark.connect", "thrpt", params));
    double datagrams =
        network.seconds(new Cell(OURS + "NetworkBenchmark.udpSend", "thrpt", params));

    // JVM 1.1 s, probe and peer of 0.65 s, ceilings 4.5 s, a warm-up of 1 s, two iterations of
    // 0.5 s.
    assertThat(requests).isCloseTo(1.1 + 2 * 0.65 + 4.5 + 1 + 2 * 0.5, within(1e-9));
    assertThat(datagrams).isCloseTo(requests + 2, within(1e-9));
  }

  @Test
  void aStormStartsItsContainersInEachIteration() {
    Cell storm =
        new Cell(OURS + "LifecycleBenchmark.storm", "ss", Map.of("image", "busybox", "scale", "8"));

    assertThat(expectation.seconds(storm)).isCloseTo(1.1 + 0.65 + 3 * 8 * 0.65, within(1e-9));
  }

  @Test
  void whereARunNarrowsTheExpectedAndTheLongestTimeAreTold() {
    RunPlan plan = Plans.plan(5, List.of("Lifecycle"), "runc", "crun", "gvisor");
    Effort day = Effort.PLANNED.narrowing(0.025, 35, true, Duration.ofHours(24), 17);
    Effort minutes = Effort.PLANNED.narrowing(0.025, 35, true, Duration.ofMinutes(5), 17);
    Declared declared = Cells.declared(List.of("Lifecycle"));

    assertThat(
            new Expectation(plan.with(day), Share.WHOLE, declared).sentence(List.of(START, START)))
        .isEqualTo(
            "102 forks (usually 17 blocks of 3 runtimes and 2 benchmarks with their parameters) are expected to take about 6 min, at most 13 min");
    assertThat(
            new Expectation(plan.with(minutes), Share.WHOLE, declared)
                .sentence(List.of(START, START)))
        .endsWith("would take about 6 min; the run ends after 5 min, with about 13 blocks");
  }

  @Test
  void theThesisEndsInADayUnderThreeRuntimesWithEnoughBlocks() {
    Suite thesis = Catalog.load(null).suite("", "thesis");
    Effort effort = Effort.PLANNED.narrowing(0.025, 35, true, Duration.ofHours(24), 18);
    RunPlan plan = Plans.ofSuite(thesis, effort, "runc", "crun", "gvisor");
    List<Cell> cells = Cells.of(plan, JmhFork.format(new ByteArrayOutputStream()));

    // Ping, 13 images created and removed, 5 servers at 7 scales, 4 of the network, Linpack.
    assertThat(cells).hasSize(1 + 3 * (2 * 13 + 5 * 7 + 4 + 1));
    String sentence =
        new Expectation(plan, Share.WHOLE, Cells.declared(thesis.benchmarks())).sentence(cells);
    // As many blocks as an interval of ± 2.5 % takes where blocks deviate by 4 %.
    assertThat(sentence).endsWith("; the run ends after 24.0 h, with about 15 blocks");
  }

  @ParameterizedTest
  @CsvSource({"20, 1 min", "3600, 60 min", "7200, 2.0 h", "864000, 10.0 days"})
  void longTimesAreToldInLongUnits(long seconds, String words) {
    assertThat(Expectation.words(Duration.ofSeconds(seconds))).isEqualTo("about " + words);
  }
}
