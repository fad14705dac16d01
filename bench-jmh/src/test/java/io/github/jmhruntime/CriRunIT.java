package io.github.jmhruntime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.RunCommand;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.Journal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs on a containerd, over its CRI. */
@Tag("docker")
class CriRunIT {

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
        event -> told.add(event.toString()));
  }

  private List<ForkRecord> forks() {
    return Journal.read(folder.resolve("out/journal.ndjson")).forks();
  }
}
