package io.github.jmhruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.command.CommandException;
import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.RunCommand;
import io.github.jmhruntime.command.RunRequest;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.engine.docker.DockerEngine;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.Journal;
import io.github.jmhruntime.measurement.Provenance;
import io.github.jmhruntime.profile.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose forks are in containers, and on the host. */
@Tag("docker")
class ContainedRunIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static EngineSession session;

  private final List<String> told = new ArrayList<>();

  @TempDir Path folder;

  @BeforeAll
  static void openPrivateEngine() {
    EngineChoice user = EngineChoice.of("engine", "private", Duration.ofSeconds(60));
    Catalog catalog = Catalog.load(null);
    session =
        Engines.installed()
            .open(
                new EngineChoice(
                    null,
                    null,
                    user.privateFolder().resolveSibling("test-engine"),
                    user.callLimit()),
                catalog.runtimes().values(),
                EventHandler.none());
    var unused =
        session.engine().images().provide(catalog.image("image", "jre"), EventHandler.none());
  }

  @AfterAll
  static void closePrivateEngine() {
    session.close();
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(containers()).isEmpty();
    assertThat(ownProcesses()).isEmpty();
    assertThat(folder.resolve("out/work")).doesNotExist();
    assertThat(folder.toFile().list((parent, name) -> name.startsWith("jmh-runtime-"))).isEmpty();
  }

  @Test
  void everyForkProvesThatItRanWhereItWasAskedToTheHostIncluded() throws Exception {
    Outcome outcome =
        run(
            request(
                List.of("crun", "gvisor", "host"),
                List.of("TrivialBenchmark", "EngineBenchmark"),
                List.of("default"),
                "return",
                2));

    assertThat(outcome.failure()).as(String.join("\n", told)).isNull();
    assertThat(told)
        .anyMatch(text -> text.contains("EngineBenchmark.ping are left out under host"));
    List<ForkRecord> forks = forks();
    assertThat(forks).hasSize(2 * (4 + 3)).extracting(ForkRecord::status).containsOnly(Status.OK);
    String host = Files.readString(Path.of("/proc/version")).strip();
    List<ForkRecord> contained =
        forks.stream().filter(fork -> fork.benchmark().endsWith("act")).toList();
    assertThat(contained)
        .hasSize(2 * 4)
        .allSatisfy(
            fork -> {
              Evidence evidence = fork.evidence();
              boolean onHost = fork.runtime().equals("host");
              assertThat(evidence.engineRuntime()).isEqualTo(onHost ? "none" : fork.runtime());
              assertThat(evidence.files().get("/proc/version").equals(host))
                  .isEqualTo(!fork.runtime().equals("gvisor"));
              assertThat(evidence.files()).containsKey("/proc/self/cgroup");
              assertThat(evidence.seenCpus()).isPositive();
              assertThat(fork.result().json().path("vmVersion").asText())
                  .isEqualTo(System.getProperty("java.vm.version"));
              JsonNode cpu = fork.result().json().at("/secondaryMetrics/cpu.sandbox");
              assertThat(cpu.isMissingNode()).isEqualTo(onHost);
              if (!onHost) {
                isCpuOf(fork, cpu);
              }
            });
    JsonNode merged = JSON.readTree(folder.resolve("out/gvisor.json").toFile());
    assertThat(merged.findValuesAsText("benchmark")).anyMatch(name -> name.endsWith("act"));
    JsonNode rows = JSON.readTree(folder.resolve("out/comparison.json").toFile()).path("rows");
    assertThat(rows.findValuesAsText("runtime")).contains("host");
    assertThat(rows.findValuesAsText("benchmark")).anyMatch(name -> name.endsWith(":cpu.sandbox"));
  }

  /** The start of a JVM keeps a CPU busy for a good part of the time that it takes. */
  private static void isCpuOf(ForkRecord fork, JsonNode cpu) {
    assertThat(cpu.path("scoreUnit").asText()).isEqualTo("s/s");
    double all = cpu.path("score").asDouble();
    assertThat(all).isBetween(0.1, 1.1 * Runtime.getRuntime().availableProcessors());
    assertThat(cpu.at("/rawData/0/0").asDouble()).isEqualTo(all);
    String busy = fork.runtime().equals("gvisor") ? "runtime" : "workload";
    assertThat(
            fork.result().json().at("/secondaryMetrics/cpu.sandbox." + busy + "/score").asDouble())
        .isGreaterThan(0.5 * all);
  }

  @Test
  void limitsAreAParameterOfTheForks() throws Exception {
    Outcome outcome =
        run(
            request(
                List.of("crun"),
                List.of("TrivialBenchmark"),
                List.of("default", "min"),
                "return",
                1));

    assertThat(outcome.failure()).as(String.join("\n", told)).isNull();
    assertThat(forks())
        .hasSize(4)
        .allSatisfy(
            fork -> {
              boolean limited = fork.params().get("container.limits").equals("min");
              assertThat(fork.evidence().askedCpus()).isEqualTo(limited ? 1.0 : null);
              assertThat(fork.evidence().groupCpus()).isEqualTo(limited ? 1.0 : null);
              assertThat(fork.result().json().path("params").path("container.limits").asText())
                  .isEqualTo(limited ? "min" : "default");
            });
  }

  @Test
  void limitsAreThoseOfThisRunAlsoAfterOneThatWasKilled() throws Exception {
    try (RunProcess killed =
        RunProcess.start(folder.resolve("out"), session.endpoint(), folder, "default")) {
      assertThat(eventually(this::forkRuns)).as(killed.output()).isTrue();
    }
    assertThat(eventually(() -> ownProcesses().isEmpty())).isTrue();

    Outcome outcome =
        run(request(List.of("crun"), List.of("TrivialBenchmark"), List.of("min"), "return", 1));

    assertThat(outcome.failure()).as(String.join("\n", told)).isNull();
    assertThat(forks())
        .hasSize(2)
        .allSatisfy(fork -> assertThat(fork.evidence().askedCpus()).isEqualTo(1.0));
  }

  @Test
  void aRunThatIsTerminatedSaysThatItCanGoOn() throws Exception {
    try (RunProcess run =
        RunProcess.start(folder.resolve("out"), session.endpoint(), folder, "default")) {
      assertThat(eventually(this::forkRuns)).as(run.output()).isTrue();

      assertThat(run.terminate()).isEqualTo(128 + 15);

      assertThat(run.output())
          .contains("interrupted; the 0 forks that have ended are kept, go on with -Dresume")
          .doesNotContain("Stream closed")
          .doesNotContain("cannot start the JVM");
    }
  }

  @Test
  void whatARunLeavesThatIsKilledWithAllItsProcessesTheNextOneRemoves() throws Exception {
    try (RunProcess run =
        RunProcess.start(folder.resolve("out"), session.endpoint(), folder, "default")) {
      assertThat(eventually(this::forkRuns)).as(run.output()).isTrue();
      run.killAll();
    }
    assertThat(folder.toFile().list((parent, name) -> name.startsWith("jmh-runtime-")))
        .isNotEmpty();

    run(request(List.of("crun"), List.of("TrivialBenchmark"), List.of("default"), "return", 1));

    assertThat(told).contains("temporary folders removed, of runs that died: 1");
  }

  @Test
  void aRunThatIsToldToEndTakesItsContainersAlong() throws Exception {
    RunRequest request =
        request(List.of("gvisor"), List.of("TrivialBenchmark"), List.of("default"), "hang", 1);
    Thread running =
        new Thread(
            () ->
                assertThatThrownBy(() -> run(request))
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("nothing was measured"));
    running.start();
    boolean runs = eventually(() -> forkRuns() && !containers().isEmpty());
    ProcessHandle.current()
        .children()
        .filter(child -> commandLine(child).contains("driver.Driver"))
        .forEach(ProcessHandle::destroy);
    running.join();

    assertThat(runs).isTrue();
  }

  @Test
  void whatStartsContainersCannotBeMeasuredOnTheHost() {
    assertThatThrownBy(
            () ->
                run(
                    request(
                        List.of("host"),
                        List.of("EngineBenchmark"),
                        List.of("default"),
                        "return",
                        1)))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("nothing to measure under host")
        .hasMessageContaining("-Dsuite=kernels");
  }

  private RunRequest request(
      List<String> runtimes,
      List<String> benchmarks,
      List<String> limits,
      String deed,
      int blocks) {
    return Requests.into(folder.resolve("out"))
        .runtimes(runtimes)
        .benchmarks(benchmarks)
        .limits(limits)
        .blocks(blocks)
        .params(List.of("deed=" + deed))
        .engine(session.endpoint())
        .driverArguments(List.of("-Djava.io.tmpdir=" + folder))
        .build();
  }

  private Outcome run(RunRequest request) throws InterruptedException {
    return RunCommand.run(
        request,
        event -> {
          if (event instanceof Event.Notice notice) {
            told.add(notice.text());
          } else if (event instanceof Event.Warning warning) {
            told.add(warning.text());
          }
        });
  }

  private List<ForkRecord> forks() {
    return Journal.read(folder.resolve("out/journal.ndjson")).forks();
  }

  private List<String> containers() {
    Path provenance = folder.resolve("out/run.json");
    return Files.exists(provenance) ? containers(Provenance.read(provenance).run()) : List.of();
  }

  /** Drivers, keepers, launchers and forks of this test. */
  private List<String> ownProcesses() {
    return ProcessHandle.allProcesses()
        .map(ContainedRunIT::commandLine)
        .filter(line -> line.contains(folder.toString()))
        .toList();
  }

  private boolean forkRuns() {
    return ownProcesses().stream().anyMatch(line -> line.contains("ForkedMain"));
  }

  /** ProcessHandle's own ends after 4 KiB. */
  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
    } catch (java.io.IOException e) {
      return "";
    }
  }

  private static boolean eventually(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
      Thread.sleep(100);
    }
    return condition.getAsBoolean();
  }

  private static List<String> containers(String run) {
    try (DockerEngine engine = DockerEngine.open(session.endpoint(), Duration.ofSeconds(60))) {
      return engine.containers(ContainerSpec.RUN_LABEL, run);
    }
  }
}
