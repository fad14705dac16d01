package io.github.jmhruntime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.command.CleanupCommand;
import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.RunCommand;
import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.engine.TemporaryContainer;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.host.GroupLimits;
import io.github.jmhruntime.host.ProcessTable;
import io.github.jmhruntime.host.Processes;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.Journal;
import io.github.jmhruntime.profile.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs on a containerd, over its CRI. */
@Tag("docker")
class CriRunIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static ContainerdEngine containerd;

  private final List<String> told = new ArrayList<>();

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    containerd = ContainerdEngine.up();
  }

  @AfterAll
  static void end() throws Exception {
    containerd.close();
  }

  @Test
  void podsHttpAndContainedForksAreMeasuredUnderEveryHandlerAndProved() throws Exception {
    Outcome outcome =
        run(
            List.of("crun", "gvisor"),
            List.of("Http.*keepAlive", "PodSandbox.*cycle", "TrivialBenchmark"),
            "min");

    assertThat(outcome.failure()).as(String.join("\n", told)).isNull();
    List<ForkRecord> forks = forks();
    assertThat(forks)
        .hasSize(3 * 3)
        .extracting(ForkRecord::status)
        .as(String.join("\n", told))
        .containsOnly(Status.OK);
    String host = Files.readString(Path.of("/proc/version")).strip();
    assertThat(forks)
        .allSatisfy(
            fork -> {
              assertThat(fork.evidence().engineRuntime())
                  .isEqualTo(fork.runtime().equals("gvisor") ? "runsc" : fork.runtime());
              assertThat(fork.evidence().files().get("/proc/version").equals(host))
                  .isEqualTo(!fork.runtime().equals("gvisor"));
              assertThat(fork.evidence().askedCpus()).isEqualTo(1.0);
              assertThat(fork.evidence().groupCpus()).isEqualTo(1.0);
            });
    assertThat(containerd.left()).isEmpty();
  }

  @Test
  void whatIsLeftOfARunThatWasKilledWithAllItsProcessesIsRemoved() throws Exception {
    try (RunProcess run =
        RunProcess.start(folder.resolve("out"), containerd.endpoint(), folder, "min")) {
      assertThat(Processes.await(LIMIT, CriRunIT::forkRunsInPod)).as(run.output()).isTrue();
      run.killAll();
    }
    assertThat(containerd.left()).isNotEmpty();

    Outcome outcome = CleanupCommand.run(containerd.endpoint(), this::told);

    assertThat(outcome.text()).as(told.toString()).isEqualTo("cleaned up");
    assertThat(told.toString()).contains("removed pods that earlier runs left behind: 1");
    assertThat(containerd.left()).isEmpty();
  }

  @Test
  void limitsOfAPodThatRunsAreNarrowedAndWidened() throws Exception {
    EngineChoice choice = EngineChoice.of("-Dengine", containerd.endpoint(), LIMIT);
    try (EngineSession session = Engines.installed().open(choice, List.of(), this::told)) {
      ContainerEngine engine = session.engine();
      var image =
          engine.images().provide(Catalog.load(null).image("images", "busybox"), this::told);
      ContainerSpec spec =
          new ContainerSpec(
              image.digest(),
              List.of(),
              List.of("sleep", "1000"),
              "crun",
              1.0,
              null,
              Map.of(ContainerSpec.RUN_LABEL, "limits"),
              Map.of(),
              List.of(),
              null);
      try (var pod = TemporaryContainer.create(engine, spec)) {
        engine.start(pod.id());
        for (double cpus : List.of(0.5, 1.5)) {
          engine.operations().limitCpus(pod.id(), cpus);

          assertThat(GroupLimits.of(pod.id()).cpus()).isEqualTo(cpus);
        }
      }
    }
    assertThat(containerd.left()).isEmpty();
  }

  private static boolean forkRunsInPod() {
    return !ProcessTable.ofThisHost()
        .others(process -> process.isGrouped("jmh-runtime-pod.") && process.mentions("ForkedMain"))
        .isEmpty();
  }

  private void told(Event event) {
    told.add(event.toString());
  }

  private Outcome run(List<String> runtimes, List<String> benchmarks, String limits)
      throws InterruptedException {
    return RunCommand.run(
        Requests.into(folder.resolve("out"))
            .runtimes(runtimes)
            .benchmarks(benchmarks)
            .limits(List.of(limits))
            .blocks(1)
            .params(List.of("deed=return"))
            .engine(containerd.endpoint())
            .driverArguments(List.of("-Djmh.ignoreLock=true", "-Djava.io.tmpdir=" + folder))
            .build(),
        this::told);
  }

  private List<ForkRecord> forks() {
    return Journal.read(folder.resolve("out/journal.ndjson")).forks();
  }
}
