package io.github.jmhruntime.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.plan.RunPlan;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JmhForkTest {

  private static final String ACT = TrivialBenchmark.class.getName() + ".act";

  @Test
  void aForkGivesOneResultWithTheIterationsThatWereAskedFor() {
    JsonNode result = fork("return", 3).run().json();

    assertThat(result.path("benchmark").asText()).isEqualTo(ACT);
    assertThat(result.path("mode").asText()).isEqualTo("ss");
    assertThat(result.path("forks").asInt()).isEqualTo(1);
    assertThat(result.path("params").path("deed").asText()).isEqualTo("return");
    assertThat(result.path("primaryMetric").path("rawData").get(0)).hasSize(3);
    assertThat(result.path("jvmArgs").toString()).contains("-Djmhruntime.test=kept", "-Dx=y");
  }

  @Test
  void whatAnIterationTakesIsToldWithWhatTheScoreLeavesOut() {
    JmhFork.Measured measured = fork("return", 3).run();

    double score = measured.json().at("/primaryMetric/score").asDouble();
    assertThat(measured.iterationSeconds()).isBetween(score / 1000, 10.0);
  }

  @Test
  void whatABenchmarkOfAnyPackageFindsBesidesItsScoreIsInTheResult() {
    JsonNode found = fork("find", 1).run().json().path("secondaryMetrics").path("found");

    assertThat(found.path("score").asDouble()).isEqualTo(42);
    assertThat(found.path("scoreUnit").asText()).isEqualTo("s/op");
  }

  @Test
  void anExceptionInAForkIsToldByItsInnermostMessage() {
    assertThatThrownBy(() -> fork("throw", 1).run())
        .isInstanceOf(ForkFailure.class)
        .hasMessage("inner");
  }

  @Test
  void aForkThatExitsIsToldWithItsLastWords() {
    assertThatThrownBy(() -> fork("exit", 1).run())
        .isInstanceOf(ForkFailure.class)
        .hasMessageContaining("VM prematurely exited")
        .hasMessageContaining("my last words");
  }

  @Test
  void aForkThatHangsIsKilledAtItsTimeLimit() {
    JmhFork fork =
        new JmhFork(
            new Cell(ACT, "ss", Map.of("deed", "hang")),
            1,
            1,
            List.of(),
            Duration.ofSeconds(3),
            null,
            true);

    assertThatThrownBy(fork::run)
        .isInstanceOf(ForkFailure.class)
        .hasMessageContaining("the time limit of a fork is 3 s");
    assertThat(ProcessHandle.current().children().filter(JmhForkTest::isFork)).isEmpty();
  }

  @Test
  void cellsAreTheSelectedBenchmarksTimesTheirParameters() {
    RunPlan plan = Plans.plan(1, "runc");

    List<Cell> cells = Cells.of(plan, JmhFork.format(new ByteArrayOutputStream()));

    assertThat(cells)
        .extracting(cell -> cell.params().get("deed"))
        .containsExactly("return", "throw", "exit", "hang");
    assertThat(cells).extracting(Cell::benchmark).containsOnly(ACT);
  }

  private static JmhFork fork(String deed, int iterations) {
    Cell cell = new Cell(ACT, "ss", Map.of("deed", deed));
    return new JmhFork(cell, 1, iterations, List.of("-Dx=y"), Duration.ofSeconds(60), null, true);
  }

  private static boolean isFork(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("ForkedMain");
  }
}
