package io.github.jmhruntime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.RunCommand;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs, from the request to the files, on a private engine. */
@Tag("docker")
class RunIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void everyRuntimeIsMeasuredComparedAndProved() throws Exception {
    Outcome outcome =
        run(request(List.of("crun", "gvisor"), List.of("ping", "Lifecycle.*start"), 2));

    assertThat(outcome.failure()).isNull();
    assertThat(outcome.text()).contains("crun", "gvisor", "start");
    List<ForkRecord> forks = Journal.read(file("journal.ndjson")).forks();
    assertThat(forks).hasSize(2 * 2 * 3).extracting(ForkRecord::status).containsOnly(Status.OK);
    assertThat(forks)
        .filteredOn(fork -> fork.benchmark().endsWith("start"))
        .allSatisfy(RunIT::provesItsRuntime);
    JsonNode comparison = JSON.readTree(file("comparison.json").toFile());
    assertThat(comparison.path("format").asInt()).isEqualTo(1);
    assertThat(comparison.path("rows")).hasSize(2 * 2);
    comparison.path("rows").forEach(RunIT::hasSoundPercent);
    for (String runtime : List.of("runc", "crun", "gvisor")) {
      JsonNode results = JSON.readTree(file(runtime + ".json").toFile());
      assertThat(results).hasSize(2);
      assertThat(results.get(0).path("primaryMetric").path("rawData")).hasSize(2);
    }
    JsonNode provenance = JSON.readTree(file("run.json").toFile());
    assertThat(provenance.path("images").get(0).path("digest").asText()).startsWith("sha256:");
    assertThat(provenance.path("finishedAt").asText()).isNotEmpty();
    NothingLeft.of(folder.resolve("out"));
  }

  @Test
  void theDaemonsDefaultRuntimeCanBeSwitchedInstead() throws Exception {
    Requests request = request(List.of("crun"), List.of("Lifecycle.*create"), 2);
    Outcome outcome = run(request.switchMode(RuntimeSwitch.Mode.DAEMON));

    assertThat(outcome.failure()).isNull();
    assertThat(Journal.read(file("journal.ndjson")).forks())
        .hasSize(4)
        .allSatisfy(RunIT::provesItsRuntime);
    NothingLeft.of(folder.resolve("out"));
  }

  @Test
  void aRuntimeThatFailsIsCountedAndTheOthersGoOn() throws Exception {
    Path profiles = Files.createDirectories(folder.resolve("profiles/runtimes"));
    Files.writeString(
        profiles.resolve("broken.yaml"),
        """
        name: broken
        title: a runtime that always fails
        engineNames: [broken]
        install:
          binary: "false"
        recognitionGap: It never runs a container.
        remedy: There is none.
        """);
    Outcome outcome = run(request(List.of("broken", "crun"), List.of("Lifecycle.*create"), 4));

    assertThat(outcome.failure()).contains("failed");
    assertThat(outcome.text()).contains("crun", "broken");
    List<ForkRecord> forks = Journal.read(file("journal.ndjson")).forks();
    assertThat(forks).filteredOn(fork -> fork.runtime().equals("crun")).hasSize(4);
    assertThat(forks)
        .filteredOn(fork -> fork.runtime().equals("broken"))
        .hasSize(3)
        .allSatisfy(fork -> assertThat(fork.reason()).contains("OCI runtime create failed"));
    NothingLeft.of(folder.resolve("out"));
  }

  @Test
  void aRuntimeThatIgnoresALimitIsNotComparedWithoutThatWord() throws Exception {
    runtime(
        "loose",
        """
        for word; do
          test "$before" = --bundle && sed -i 's/"quota":[0-9]*/"quota":-1/' "$word/config.json"
          before=$word
        done
        exec runc "$@"
        """);
    Outcome outcome =
        run(request(List.of("loose"), List.of("Lifecycle.*create"), 2).limits(List.of("min")));

    assertThat(outcome.text()).contains(", unenforced, unequal (");
    JsonNode row = JSON.readTree(file("comparison.json").toFile()).path("rows").get(0);
    assertThat(row.path("caveat").asText()).isEqualTo("unenforced, unequal");
    assertThat(row.at("/limits/0/side").asText()).isEqualTo("loose");
    assertThat(row.at("/limits/0/asked").asDouble()).isEqualTo(1);
    NothingLeft.of(folder.resolve("out"));
  }

  /** Both where the benchmark starts containers itself, and where its fork runs in one. */
  @Test
  void ofARuntimeThatHangsTheReasonNamesTheStepTheTimeTheRuntimeAndTheRemedy() throws Exception {
    runtime(
        "hanging",
        """
        case " $* " in *" start "*) sleep 100000 ;; esac
        exec runc "$@"
        """);
    run(
        request(List.of("hanging"), List.of("Lifecycle.*create", "TrivialBenchmark"), 1)
            .params(List.of("deed=return"))
            .callLimit(Duration.ofSeconds(5)));

    assertThat(Journal.read(file("journal.ndjson")).forks())
        .filteredOn(fork -> fork.runtime().equals("hanging"))
        .hasSize(2)
        .allSatisfy(
            fork ->
                assertThat(fork.reason())
                    .containsPattern("start container \\w{12}: no answer .* within 5\\.\\d s")
                    .contains("runtime 'hanging'", "-DcallLimit", "jmh-runtime:doctor"));
    NothingLeft.of(folder.resolve("out"));
  }

  @Test
  void aRunWhoseDriverIsKilledGoesOnWithoutMeasuringAgain() throws Exception {
    Requests request = request(List.of("crun"), List.of("Lifecycle.*create"), 3);
    AtomicBoolean killed = new AtomicBoolean();
    Outcome first =
        RunCommand.run(
            request.build(),
            event -> {
              if (event instanceof Event.Progress progress && progress.done() == 2) {
                NothingLeft.drivers().forEach(ProcessHandle::destroyForcibly);
                killed.set(true);
              }
            });
    assertThat(killed).isTrue();
    assertThat(first.failure()).contains("-Dresume");
    NothingLeft.of(folder.resolve("out"));
    List<ForkRecord> before = Journal.read(file("journal.ndjson")).forks();
    assertThat(before).hasSizeBetween(2, 3);
    Files.writeString(
        file("journal.ndjson"),
        "{\"format\":1,\"block\":9,\"runt",
        UTF_8,
        StandardOpenOption.APPEND);

    Outcome second = run(resumed());

    assertThat(second.failure()).isNull();
    List<ForkRecord> after = Journal.read(file("journal.ndjson")).forks();
    assertThat(after).hasSize(6).startsWith(before.toArray(ForkRecord[]::new));
    Set<String> keys = new TreeSet<>();
    after.forEach(fork -> keys.add(fork.block() + fork.runtime()));
    assertThat(keys).hasSize(6);
    NothingLeft.of(folder.resolve("out"));
  }

  @Test
  void whatWasMeasuredOnADisturbedMachineIsMeasuredAgain() throws Exception {
    Process other = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    Outcome outcome;
    try {
      outcome =
          RunCommand.run(
              request(List.of("crun"), List.of("ping"), 1).remeasure().build(),
              event -> {
                if (event.toString().contains("measuring again")) {
                  other.destroyForcibly();
                }
              });
    } finally {
      other.destroyForcibly().waitFor();
    }

    assertThat(outcome.failure()).isNull();
    List<ForkRecord> forks = Journal.read(file("journal.ndjson")).forks();
    assertThat(forks).hasSize(2 * 2).extracting(ForkRecord::status).containsOnly(Status.OK);
    JsonNode origin = JSON.readTree(file("crun.json").toFile()).at("/0/jmhRuntime");
    assertThat(origin.path("remeasuredBlocks")).hasSize(1);
    assertThat(outcome.text()).contains("measured again under crun: block 1");
    NothingLeft.of(folder.resolve("out"));
  }

  @Test
  void furtherBlocksAreMeasuredUntilTheIntervalIsNarrowEnough() throws Exception {
    Requests request = request(List.of("crun"), List.of("ping"), 2);
    Outcome outcome = run(request.precision(0.95).timeBudget(Duration.ofMinutes(5)));

    assertThat(outcome.failure()).isNull();
    assertThat(outcome.text()).contains("precision ±95.0 %: reached in 1 of 1 ratios");
    assertThat(Journal.read(file("journal.ndjson")).forks()).hasSizeGreaterThanOrEqualTo(5 * 2);
    NothingLeft.of(folder.resolve("out"));
  }

  @Test
  void aTimeBudgetThatIsUsedUpIsSaidAndTheRunGoesOnLater() throws Exception {
    Requests request = request(List.of("crun"), List.of("ping"), 3);
    Outcome first = run(request.precision(0.01).timeBudget(Duration.ofMillis(1)));

    assertThat(first.failure()).isNull();
    assertThat(first.text())
        .contains("the time budget was used up; -Dresume goes on")
        .contains("precision ±1.0 %: reached in 0 of 1 ratios");
    assertThat(Journal.read(file("journal.ndjson")).forks()).hasSize(2);
    run(resumed());
    assertThat(Journal.read(file("journal.ndjson")).forks()).hasSize(4);
  }

  @Test
  void aRuntimeThatTheEngineDoesNotHaveIsToldBeforeAnythingIsMeasured() {
    assertThatThrownBy(() -> run(request(List.of("kata"), List.of("ping"), 1)))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("-Druntime=kata")
        .hasMessageContaining("registered are")
        .hasMessageContaining("Install Kata");
    assertThat(file("journal.ndjson")).doesNotExist();
  }

  /** A runtime that is a shell script. */
  private void runtime(String name, String script) throws IOException {
    Path binary = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwx------"));
    Path profiles = Files.createDirectories(folder.resolve("profiles/runtimes"));
    Files.writeString(
        profiles.resolve(name + ".yaml"),
        """
        name: %1$s
        title: a runtime that does as its script says
        engineNames: [%1$s]
        install:
          binary: "%2$s"
        recognitionGap: Nothing tells it from runc.
        remedy: There is none.
        """
            .formatted(name, binary));
  }

  private Requests request(List<String> runtimes, List<String> benchmarks, int blocks) {
    return Requests.into(folder.resolve("out"))
        .runtimes(runtimes)
        .benchmarks(benchmarks)
        .blocks(blocks)
        .profiles(userProfiles());
  }

  private Requests resumed() {
    return Requests.into(folder.resolve("out")).resume();
  }

  private @Nullable Path userProfiles() {
    Path profiles = folder.resolve("profiles");
    return Files.exists(profiles) ? profiles : null;
  }

  private static Outcome run(Requests request) throws InterruptedException {
    return RunCommand.run(request.build(), event -> System.out.println(event));
  }

  private Path file(String name) {
    return folder.resolve("out").resolve(name);
  }

  private static void provesItsRuntime(ForkRecord fork) {
    assertThat(fork.evidence()).isNotNull();
    String version = fork.evidence().files().get("/proc/version");
    assertThat(version.startsWith("Linux version 4.4.0"))
        .as("%s saw %s", fork.runtime(), version)
        .isEqualTo(fork.runtime().equals("gvisor"));
    assertThat(fork.evidence().engineRuntime()).contains(fork.runtime());
  }

  private static void hasSoundPercent(JsonNode row) {
    JsonNode percent = row.path("percent");
    assertThat(percent.path("estimate").asDouble()).isPositive();
    assertThat(percent.path("lower").asDouble()).isLessThan(percent.path("estimate").asDouble());
    assertThat(percent.path("upper").asDouble()).isGreaterThan(percent.path("estimate").asDouble());
  }
}
