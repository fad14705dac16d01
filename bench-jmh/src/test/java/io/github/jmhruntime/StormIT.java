package io.github.jmhruntime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.RunCommand;
import io.github.jmhruntime.command.RunRequest;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many containers at once, and what the study's {@code docker run -d} and {@code rm -f} were. */
@Tag("docker")
class StormIT {

  /** Its host name, which is its id, decides whether it gets ready; already the first may not. */
  private static final String HALF_OF_THEM =
      "case $(hostname) in [0-7]*) echo ready; sleep 1000;; *) echo no luck; exit 3;; esac";

  @TempDir Path folder;

  @AfterEach
  void nothingIsLeft() throws IOException {
    NothingLeft.of(folder.resolve("out"));
  }

  @Test
  void containersStartAtOnceBesideIdleOnesUnderEveryRuntime() throws Exception {
    Outcome outcome =
        run(
            Requests.into(folder.resolve("out"))
                .runtimes(List.of("crun", "gvisor"))
                .benchmarks(List.of("LifecycleBenchmark.(storm|run|forceRemove)$"))
                .images(List.of("busybox"))
                .scales(List.of(1, 3))
                .params(List.of("idle=2"))
                .blocks(1)
                .build());

    assertThat(outcome.failure()).isNull();
    List<ForkRecord> forks = forks();
    assertThat(forks).hasSize(3 * (2 + 2));
    assertThat(forks)
        .allSatisfy(fork -> assertThat(fork.status()).as(fork.reason()).isEqualTo(Status.OK));
    assertThat(forks.stream().filter(fork -> fork.benchmark().endsWith("storm")))
        .allSatisfy(StormIT::isStorm);
    assertThat(forks.stream().filter(fork -> !fork.benchmark().endsWith("storm")))
        .allSatisfy(fork -> assertThat(fork.axes().scale()).isNull());
  }

  private static void isStorm(ForkRecord fork) {
    int scale = Integer.parseInt(fork.params().get("scale"));
    assertThat(fork.params()).containsEntry("idle", "2");
    assertThat(fork.axes().scale()).isEqualTo(scale);
    assertThat(fork.result().json().at("/primaryMetric/scoreUnit").asText()).isEqualTo("ms/op");
    double whole = fork.result().json().at("/primaryMetric/score").asDouble() / 1000;
    double slowest = secondary(fork, "start.max");
    assertThat(secondary(fork, "start.min")).isBetween(0.02, secondary(fork, "start.p50"));
    assertThat(secondary(fork, "start.p50")).isLessThanOrEqualTo(slowest);
    assertThat(slowest).isLessThanOrEqualTo(whole);
    assertThat(secondary(fork, "start.rate")).isBetween(0.9 * scale / whole, 1.1 * scale / whole);
    assertThat(fork.result().json().path("secondaryMetrics").has("start.spread"))
        .isEqualTo(scale > 1);
  }

  @Test
  void whereSomeDoNotStartTheForkFailsWithTheirReasonAndTheOthersGoOn() throws Exception {
    Path image = Files.createDirectories(folder.resolve("profiles/images/half"));
    Files.writeString(
        image.resolve("Dockerfile"), "ARG BASE\nFROM ${BASE}\nRUN echo half > /half\n");
    Files.writeString(
        image.resolve("image.yaml"),
        """
        name: half
        title: of which only some get ready
        reference: example.org/half@sha256:%s
        command: [sh, -c, '%s']
        stopSignal: SIGKILL
        ready:
          output: ^ready$
        """
            .formatted("0".repeat(64), HALF_OF_THEM));

    Outcome outcome =
        run(
            Requests.into(folder.resolve("out"))
                .profiles(folder.resolve("profiles"))
                .runtimes(List.of("crun"))
                .benchmarks(List.of("LifecycleBenchmark.storm$"))
                .images(List.of("half", "busybox"))
                .scales(List.of(14))
                .blocks(1)
                .build());

    assertThat(outcome.failure()).contains("failed");
    assertThat(forks())
        .filteredOn(fork -> fork.params().get("image").equals("half"))
        .hasSize(2)
        .extracting(ForkRecord::reason)
        .allMatch(reason -> reason.matches("(?s)([0-9]+ of 14 containers failed: )?.*no luck.*"));
    assertThat(forks())
        .filteredOn(fork -> fork.params().get("image").equals("busybox"))
        .hasSize(2)
        .extracting(ForkRecord::status)
        .containsOnly(Status.OK);
  }

  private static double secondary(ForkRecord fork, String name) {
    JsonNode metric = fork.result().json().path("secondaryMetrics").path(name);
    return metric.path("score").asDouble(Double.NaN);
  }

  private static Outcome run(RunRequest request) throws InterruptedException {
    return RunCommand.run(request, event -> System.out.println(event));
  }

  private List<ForkRecord> forks() {
    return Journal.read(folder.resolve("out/journal.ndjson")).forks();
  }
}
