package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.command.RunRequest.Candidates;
import io.github.jmhruntime.command.RunRequest.Passes;
import io.github.jmhruntime.command.RunRequest.Place;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.measurement.Provenance;
import io.github.jmhruntime.plan.Effort;
import io.github.jmhruntime.plan.EngineUse;
import io.github.jmhruntime.plan.Judging;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.plan.RunPlan;
import io.github.jmhruntime.plan.Subject;
import io.github.jmhruntime.report.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a suite with a precision of its own is carried through. */
class NarrowingRunTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:30:00Z");

  @TempDir Path folder;

  private FakeDriver driver;
  private Path profiles;

  @BeforeEach
  void makeSuite() throws IOException {
    driver = new FakeDriver(Files.createDirectories(folder.resolve("tmp")));
    profiles = folder.resolve("profiles");
    Files.writeString(
        Files.createDirectories(profiles.resolve("suites")).resolve("narrowing.yaml"),
        """
        name: narrowing
        title: t
        benchmarks: [start]
        images: [busybox]
        limits: [default]
        scales: [1]
        blocks: 5
        warmupIterations: 0
        iterations: 4
        narrow: {precision: 2%, mostBlocks: 20, pilot: true, minutes: 180}
        """);
  }

  @Test
  void aCellThatIsNarrowAtOnceHasNoMoreThanTheFirstBlocks() throws InterruptedException {
    driver.deviation = 0.001;

    Outcome outcome = run(null, null, false);

    assertThat(driver.plans).hasSize(1);
    assertThat(driver.plans.get(0).effort().budget()).isEqualTo(Duration.ofHours(3));
    assertThat(outcome.text()).contains("precision ±2.0 %: reached in 1 of 1 ratios");
  }

  @Test
  void aWideOneGoesOnToTheMostWithTheIterationsOfThePilot() throws InterruptedException {
    driver.deviation = 0.1;

    Outcome outcome = run(null, null, false);

    assertThat(driver.plans)
        .extracting(plan -> plan.blocksOf(FakeDriver.CELL))
        .containsExactly(5, 10, 20);
    // Forks vary ten times as much as their iterations: half of the four are enough.
    assertThat(driver.plans)
        .extracting(plan -> plan.iterationsOf(FakeDriver.CELL, 6))
        .containsExactly(4, 2, 2);
    assertThat(driver.plans).allMatch(plan -> plan.iterationsOf(FakeDriver.CELL, 5) == 4);
    assertThat(outcome.text().replaceAll("\\s+", " "))
        .contains("reached in 0 of 1 ratios, as 20 blocks are the most that are measured");
  }

  @Test
  void whatThePilotFoundStandsInThePlanThatResumeGoesOnWith() throws InterruptedException {
    driver.deviation = 0.1;
    driver.patience = 14;
    Outcome cut = run(null, null, false);

    assertThat(cut.failure()).contains("-Dresume");
    RunPlan kept = PlanFile.fromTree(Provenance.read(folder.resolve("out/run.json")).plan());
    assertThat(kept.iterationsOf(FakeDriver.CELL, 6)).isEqualTo(2);
    driver.patience = Integer.MAX_VALUE;
    run(null, null, true);
    assertThat(driver.plans).allMatch(plan -> plan.blocksOf(FakeDriver.CELL) <= 20);
    assertThat(driver.plans.get(driver.plans.size() - 1).iterationsOf(FakeDriver.CELL, 20))
        .isEqualTo(2);
  }

  @Test
  void blocksOnTheCommandLineAreAllThatIsMeasured() throws InterruptedException {
    driver.deviation = 0.1;

    run(6, null, false);

    assertThat(driver.plans).hasSize(1);
    assertThat(driver.plans.get(0).blocksOf(FakeDriver.CELL)).isEqualTo(6);
    assertThat(driver.plans.get(0).effort().precision()).isNull();
  }

  @Test
  void aPrecisionOnTheCommandLineIsNotEndedByTheSuites() throws InterruptedException {
    driver.deviation = 0.1;

    run(null, 0.05, false);

    RunPlan last = driver.plans.get(driver.plans.size() - 1);
    assertThat(last.effort().precision()).isEqualTo(0.05);
    assertThat(last.effort().most()).isNull();
    assertThat(last.blocksOf(FakeDriver.CELL)).isGreaterThan(20);
  }

  private Outcome run(@Nullable Integer blocks, @Nullable Double precision, boolean resume)
      throws InterruptedException {
    Parts parts = new Parts(new FakeEngines(), InstantSource.fixed(NOW), new Random(1));
    return RunCommand.run(
        request(blocks, precision, resume),
        View.of(View.USUAL_COLUMNS),
        EventHandler.none(),
        parts);
  }

  private RunRequest request(@Nullable Integer blocks, @Nullable Double precision, boolean resume) {
    return new RunRequest(
        new Candidates(List.of("crun"), "runc", false),
        new Subject("narrowing", List.of(), List.of(), List.of(), List.of(), Map.of()),
        new Passes(blocks, 7L),
        Effort.of(false, precision, null),
        new Judging(0.95, 0.02),
        new EngineUse("private", RuntimeSwitch.Mode.CONTAINER, false, Duration.ofSeconds(30)),
        RunRequest.ForkRequest.NONE,
        new Place(folder.resolve("out"), resume, profiles, Duration.ofSeconds(1), driver),
        Set.of());
  }
}
