package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.command.RunRequest.Candidates;
import io.github.jmhruntime.command.RunRequest.Passes;
import io.github.jmhruntime.command.RunRequest.Place;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.Journal;
import io.github.jmhruntime.plan.Effort;
import io.github.jmhruntime.plan.EngineUse;
import io.github.jmhruntime.plan.Judging;
import io.github.jmhruntime.plan.RunPlan;
import io.github.jmhruntime.plan.Subject;
import io.github.jmhruntime.report.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run makes of its parts: engine, driver, clock and random numbers are handed in. */
class RunWithoutEngineTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-25T12:30:00Z");

  @TempDir Path folder;

  private final FakeEngines engines = new FakeEngines();
  private final List<Event> told = new ArrayList<>();
  private final Parts parts = new Parts(engines, InstantSource.fixed(NOW), new Random(1));
  private FakeDriver driver;
  private Path output;

  @BeforeEach
  void makeFolders() throws IOException {
    driver = new FakeDriver(Files.createDirectories(folder.resolve("tmp")));
    output = folder.resolve("out");
  }

  @Test
  void aRunMeasuresWritesAndLeavesNothingOnTheEngine() throws Exception {
    Outcome outcome = run(request(List.of("crun"), 3, Set.of("runtime", "blocks")));

    assertThat(outcome.failure()).isNull();
    assertThat(outcome.text()).contains("Lifecycle.start", "faster");
    assertThat(engines.calls).containsExactly("open", "provide busybox", "reap", "close");
    assertThat(forks()).hasSize(6);
    JsonNode provenance = JSON.readTree(output.resolve("run.json").toFile());
    assertThat(provenance.path("run").asText()).startsWith("20261125-123000-");
    assertThat(provenance.path("finishedAt").asText()).isEqualTo(NOW.toString());
    assertThat(output.resolve("work")).doesNotExist();
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void theSeedIsDrawnWhereTheUserGivesNone() throws Exception {
    run(request(List.of("crun"), 1, Set.of()));
    long first = driver.plans.get(0).passes().seed();
    run(request(List.of("crun"), 1, Set.of()));

    assertThat(first).isBetween(0L, 999_999L);
    assertThat(driver.plans.get(1).passes().seed()).isNotEqualTo(first);
  }

  @Test
  void withoutARuntimeEveryOneThatTheEngineHasIsMeasured() throws Exception {
    run(request(List.of(), 1, Set.of()));

    RunPlan plan = driver.plans.get(0);
    assertThat(plan.runtimes())
        .extracting(runtime -> runtime.profile().name())
        .containsExactlyInAnyOrder("runc", "crun", "gvisor");
    assertThat(plan.engine().engine()).isEqualTo(FakeEngines.INFO.endpoint());
    assertThat(plan.subject().limits()).isEqualTo(List.of("default"));
    assertThat(plan.supplies().allImages()).extracting(RunPlan.PlannedImage::id).isNotEmpty();
  }

  @Test
  void whatIsAskedWronglyEndsBeforeAnEngineIsOpened() {
    assertThatThrownBy(() -> run(request(List.of("crum"), 1, Set.of())))
        .hasMessageContainingAll("-Druntime", "crum", "did you mean 'crun'");
    assertThatThrownBy(() -> run(request(List.of("crun"), 0, Set.of())))
        .hasMessageContaining("-Dblocks=0");

    assertThat(engines.calls).isEmpty();
  }

  @Test
  void aRuntimeThatTheEngineDoesNotHaveEndsItAndTheEngineIsClosed() {
    assertThatThrownBy(() -> run(request(List.of("kata"), 1, Set.of())))
        .hasMessageContaining("-Druntime=kata");

    assertThat(engines.calls).containsExactly("open", "close");
    assertThat(output.resolve("run.json")).doesNotExist();
  }

  @Test
  void whatAProfileSaysCannotWorkIsRefusedBeforeAnythingIsProvided() throws IOException {
    Path profiles = folder.resolve("profiles");
    Files.writeString(
        Files.createDirectories(profiles.resolve("runtimes")).resolve("crun.yaml"),
        """
        name: crun
        title: crun without control groups
        engineNames: [crun]
        recognition: []
        recognitionGap: none
        cannot: {cpu-limit: It was built without them.}
        remedy: Build it with them.
        """);
    RunRequest limited = limited(profiles, List.of("crun"));

    assertThatThrownBy(() -> run(limited))
        .hasMessageContainingAll("-Druntime=crun", "-Dlimits=min", "It was built without them.");
    assertThat(engines.calls).containsExactly("open", "close");
  }

  @Test
  void whatTheEngineCannotDoIsRefusedBeforeAnythingIsProvided() {
    engines.objection = "it has no root";

    assertThatThrownBy(() -> run(request(List.of("crun"), 1, Set.of())))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("it has no root");
    assertThat(engines.calls).containsExactly("open", "close");
  }

  @Test
  void aRunThatWasCutShortGoesOnByItsPlan() throws Exception {
    cutShort();

    Outcome outcome = run(resuming(request(List.of(), 3, Set.of("output"))));

    assertThat(outcome.failure()).isNull();
    assertThat(forks()).hasSize(6).extracting(ForkRecord::block).containsExactly(1, 1, 2, 2, 3, 3);
    assertThat(driver.plans.get(1).runId()).isEqualTo(driver.plans.get(0).runId());
    assertThat(told).contains(new Event.Notice(goingOn()));
  }

  @Test
  void aRunDoesNotGoOnUnderAnotherVersionOfTheEngine() throws Exception {
    cutShort();
    engines.info = FakeEngines.info("26.1.5");

    assertThatThrownBy(() -> run(resuming(request(List.of(), 3, Set.of("output")))))
        .hasMessageContainingAll("-Dresume", "Docker 26.1.5 now", "was Docker 20.10.24");
    assertThat(forks()).hasSize(3);
  }

  @Test
  void whatIsRepeatedAsItWasIsNoChange() throws Exception {
    cutShort();

    assertThat(run(resuming(request(List.of("crun"), 3, Set.of("runtime", "blocks")))).failure())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"runtime", "blocks", "images", "confidence", "precision", "params", "forkImage"})
  void anOptionThatWouldChangeWhatIsMeasuredOrJudgedIsRefusedByName(String option)
      throws Exception {
    cutShort();
    engines.calls.clear();

    assertThatThrownBy(() -> run(resuming(changed(Set.of(option)))))
        .isInstanceOf(CommandException.class)
        .hasMessageContainingAll("-Dresume", "-D" + option + "=", "start anew");
    assertThat(engines.calls).isEmpty();
    assertThat(forks()).hasSize(3);
  }

  @Test
  void allThatIsRefusedIsNamedAtOnceWithWhatTheRunHas() throws Exception {
    cutShort();

    assertThatThrownBy(() -> run(resuming(changed(Set.of("blocks", "runtime")))))
        .hasMessageContaining(
            "-Druntime=gvisor, where the run has crun; -Dblocks=7, where the run has 3")
        .hasMessageContaining("leave them out");
  }

  @Test
  void limitsOfTimeMayChange() throws Exception {
    cutShort();

    run(resuming(changed(Set.of("timeBudget", "callLimit"))));

    RunPlan plan = driver.plans.get(1);
    assertThat(plan.effort().budget()).isEqualTo(Duration.ofHours(1));
    assertThat(plan.engine().callLimit()).isEqualTo(Duration.ofSeconds(9));
    assertThat(plan.passes().blocks()).isEqualTo(3);
    assertThat(plan.judging().confidence()).isEqualTo(0.95);
  }

  private void cutShort() throws InterruptedException {
    driver.patience = 3;
    Outcome outcome = run(request(List.of("crun"), 3, Set.of()));
    assertThat(outcome.failure()).contains("the 3 forks that have ended are kept");
    driver.patience = Integer.MAX_VALUE;
  }

  private String goingOn() {
    return "going on with run %s, of which 3 forks have ended"
        .formatted(driver.plans.get(0).runId());
  }

  private Outcome run(RunRequest request) throws InterruptedException {
    return RunCommand.run(request, View.of(View.USUAL_COLUMNS), told::add, parts);
  }

  private List<ForkRecord> forks() {
    return Journal.read(output.resolve("journal.ndjson")).forks();
  }

  private RunRequest request(List<String> runtimes, int blocks, Set<String> given) {
    return new RunRequest(
        new Candidates(runtimes, "runc", false),
        new Subject("quick", List.of(), List.of(), List.of(), List.of(), Map.of()),
        new Passes(blocks, null),
        Effort.PLANNED,
        new Judging(0.95, 0.02),
        new EngineUse("private", RuntimeSwitch.Mode.CONTAINER, false, Duration.ofSeconds(30)),
        RunRequest.ForkRequest.NONE,
        new Place(output, false, null, Duration.ofSeconds(1), driver),
        given);
  }

  private RunRequest limited(Path profiles, List<String> runtimes) {
    RunRequest usual = request(runtimes, 1, Set.of("limits"));
    return new RunRequest(
        usual.candidates(),
        new Subject("quick", List.of(), List.of(), List.of("min"), List.of(), Map.of()),
        usual.passes(),
        usual.effort(),
        usual.judging(),
        usual.engine(),
        usual.forks(),
        new Place(output, false, profiles, Duration.ofSeconds(1), driver),
        usual.given());
  }

  /** All that can be asked otherwise. */
  private RunRequest changed(Set<String> given) {
    return new RunRequest(
        new Candidates(List.of("gvisor"), "crun", false),
        new Subject(
            "standard",
            List.of("Other"),
            List.of("nginx"),
            List.of("min"),
            List.of(4),
            Map.of("n", List.of("1"))),
        new Passes(7, 7L),
        Effort.of(false, 0.01, Duration.ofHours(1)),
        new Judging(0.99, 0.05),
        new EngineUse("private", RuntimeSwitch.Mode.DAEMON, true, Duration.ofSeconds(9)),
        new RunRequest.ForkRequest(null, "debian", "connect=9"),
        new Place(output, false, null, Duration.ofSeconds(1), driver),
        given);
  }

  private RunRequest resuming(RunRequest request) {
    return new RunRequest(
        request.candidates(),
        request.subject(),
        request.passes(),
        request.effort(),
        request.judging(),
        request.engine(),
        request.forks(),
        new Place(output, true, null, Duration.ofSeconds(1), driver),
        request.given());
  }
}
