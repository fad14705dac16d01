package io.github.jmhruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.RunCommand;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.Journal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Load on a Redis in a container, on a private engine. */
@Tag("docker")
class RedisIT {

  @TempDir Path folder;

  @Test
  void readsAndWritesAreMeasuredUnderEachRuntimeAndEveryAnswerIsRight() throws Exception {
    Outcome outcome =
        RunCommand.run(
            request("bytes=1024")
                .runtimes(List.of("gvisor"))
                .benchmarks(List.of("RedisBenchmark.(set|fixedRate)"))
                .build(),
            System.out::println);

    assertThat(outcome.failure()).isNull();
    List<ForkRecord> forks = forks();
    assertThat(forks).hasSize(2 * 2);
    for (ForkRecord fork : forks) {
      assertThat(fork.status()).as("%s: %s", fork.benchmark(), fork.reason()).isEqualTo(Status.OK);
      JsonNode secondary = fork.result().json().path("secondaryMetrics");
      double score = fork.result().json().path("primaryMetric").path("score").asDouble();
      if (fork.benchmark().endsWith(".fixedRate")) {
        assertThat(score).isBetween(900.0, 1100.0);
      } else {
        assertThat(score).isGreaterThan(1000);
      }
      assertThat(secondary.path("errors").path("score").asDouble()).isZero();
      assertThat(secondary.path("latency.p99").path("score").asDouble()).isPositive();
      assertThat(secondary.path("cpu.sandbox").path("score").asDouble()).isPositive();
    }
    NothingLeft.of(folder.resolve("out"));
  }

  @Test
  void aRedisThatIsKilledForWantOfMemoryIsAFailureWithTheReason() throws Exception {
    Path limits = Files.createDirectories(folder.resolve("profiles/limits"));
    Files.writeString(
        limits.resolve("tiny.yaml"), "name: tiny\ntitle: 64 MiB\ncpus: 1\nmemory: 64 MiB\n");

    // The answers to 50 readers of 8 MiB do not fit.
    assertThatThrownBy(
            () ->
                RunCommand.run(
                    request("bytes=8388608")
                        .runtimes(List.of("crun"))
                        .benchmarks(List.of("RedisBenchmark.get"))
                        .limits(List.of("tiny"))
                        .profiles(folder.resolve("profiles"))
                        .build(),
                    System.out::println))
        .hasMessageContaining("no fork of the baseline 'runc' gave a result");

    assertThat(forks())
        .hasSize(2)
        .allSatisfy(fork -> assertThat(fork.reason()).contains("out of memory"));
    NothingLeft.of(folder.resolve("out"));
  }

  private Requests request(String bytes) {
    return Requests.into(folder.resolve("out"))
        .benchmarks(List.of("RedisBenchmark.*"))
        .params(List.of(bytes, "pipeline=16"))
        .blocks(1)
        .callLimit(Duration.ofSeconds(30));
  }

  private List<ForkRecord> forks() {
    return Journal.read(folder.resolve("out/journal.ndjson")).forks();
  }
}
