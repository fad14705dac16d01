package io.github.jmhruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.RunCommand;
import io.github.jmhruntime.command.RunRequest;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Network load on a peer in a container, on a private engine. */
@Tag("docker")
class NetworkIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void bothDirectionsRequestsAndConnectionsAreMeasuredUnderEachRuntime() throws Exception {
    Outcome outcome = run(List.of("gvisor"), List.of("NetworkBenchmark.*"));

    assertThat(outcome.failure()).isNull();
    List<ForkRecord> forks = Journal.read(file("journal.ndjson")).forks();
    assertThat(forks).hasSize(2 * 6);
    for (ForkRecord fork : forks) {
      assertThat(fork.status()).as("%s: %s", fork.benchmark(), fork.reason()).isEqualTo(Status.OK);
      JsonNode primary = fork.result().json().path("primaryMetric");
      JsonNode secondary = fork.result().json().path("secondaryMetrics");
      assertThat(score(secondary, "generator.busy")).isBetween(0.0, 1.05);
      assertThat(score(secondary, "ceiling.loopback")).isPositive();
      assertThat(score(secondary, "ceiling.bridge")).isPositive();
      assertThat(score(secondary, "ceiling.reached")).isPositive();
      assertThat(score(secondary, "cpu.generator")).isPositive();
      assertThat(score(secondary, "cpu.peer")).isPositive();
      cpuOfTheSandboxIsMeasured(fork.runtime(), secondary);
      if (fork.params().containsKey("streams")) {
        isBandwidth(primary, secondary, 50e6);
      } else if (fork.params().containsKey("datagram")) {
        assertThat(primary.path("score").asDouble()).isGreaterThan(1e6);
        assertThat(score(secondary, "datagrams.sent")).isGreaterThan(500);
        assertThat(score(secondary, "datagrams.jitter")).isBetween(0.0, 0.1);
      } else {
        assertThat(primary.path("scoreUnit").asText()).isEqualTo("ops/s");
        // One after the other, so the median cannot be far above the mean.
        assertThat(score(secondary, "latency.p50") * primary.path("score").asDouble())
            .isBetween(0.02, 2.0);
      }
    }
    fewDatagramsAreLost(forks);
    Map<String, Double> answered =
        forks.stream()
            .filter(fork -> fork.benchmark().endsWith(".requestResponse"))
            .collect(Collectors.toMap(ForkRecord::runtime, NetworkIT::primary));
    assertThat(answered.get("gvisor")).isLessThan(answered.get("runc"));
    Map<String, JsonNode> rows = new java.util.HashMap<>();
    JSON.readTree(file("comparison.json").toFile())
        .path("rows")
        .forEach(row -> rows.put(row.path("benchmark").asText().replaceFirst(".*\\.N", "N"), row));
    Function<String, String> better = row -> rows.get(row).path("better").asText();
    assertThat(better.apply("NetworkBenchmark.send")).isEqualTo("higher");
    assertThat(better.apply("NetworkBenchmark.send:cpu.peer")).isEqualTo("lower");
    assertThat(better.apply("NetworkBenchmark.send:cpu.sandbox")).isEqualTo("lower");
    assertThat(better.apply("NetworkBenchmark.connect:latency.p99")).isEqualTo("lower");
  }

  /** The peer is most of what runs in the sandbox, and its JVM says itself what it took. */
  private static void cpuOfTheSandboxIsMeasured(String runtime, JsonNode secondary) {
    double all = score(secondary, "cpu.sandbox");
    assertThat(secondary.at("/cpu.sandbox/scoreUnit").asText())
        .isEqualTo(secondary.at("/cpu.peer/scoreUnit").asText());
    double modes = score(secondary, "cpu.sandbox.user") + score(secondary, "cpu.sandbox.system");
    assertThat(modes).isCloseTo(all, within(0.001 * all));
    double workload = score(secondary, "cpu.sandbox.workload");
    double ofRuntime = score(secondary, "cpu.sandbox.runtime");
    assertThat(workload + ofRuntime + score(secondary, "cpu.sandbox.shim"))
        .isCloseTo(all, within(0.001 * all));
    if (runtime.equals("gvisor")) {
      assertThat(ofRuntime).isGreaterThan(0.8 * all);
    } else {
      assertThat(workload).isBetween(0.8 * score(secondary, "cpu.peer"), all);
    }
  }

  /** Over the proxy of the engine, and in the host's network; datagrams, too. */
  @Test
  void aPeerIsReachedAtAPublishedPortAndInTheHostsNetwork() throws Exception {
    RunRequest request =
        request(List.of("crun"), List.of("NetworkBenchmark.(connect|udpSend)$"))
            .params(List.of("streams=4", "datagram=512", "path=published", "path=host"))
            .build();

    List<ForkRecord> forks = run(request);
    assertThat(forks).hasSize(2 * 2 * 2);
    for (ForkRecord fork : forks) {
      JsonNode secondary = fork.result().json().path("secondaryMetrics");
      assertThat(primary(fork)).isPositive();
      assertThat(score(secondary, "cpu.sandbox")).isPositive();
      assertThat(fork.axes().path()).isEqualTo(fork.params().get("path")).isNotEqualTo("bridge");
      // No bridge is on the way of what is in the host's network.
      assertThat(secondary.has("ceiling.bridge")).isEqualTo(fork.axes().path().equals("published"));
    }
  }

  /**
   * So that users can hold it against the peer in Java. Not under gVisor, where a fork with
   * datagrams fails now and then since no answer to its greeting comes; why is not known.
   */
  @Test
  void aRealIperf3IsDrivenInBothDirectionsOverTcpAndUdp() throws Exception {
    RunRequest request =
        request(List.of("crun"), List.of("NetworkBenchmark.(send|receive|udpSend|udpReceive)$"))
            .params(List.of("streams=4", "datagram=512", "peer=iperf3"))
            .build();

    List<ForkRecord> forks = run(request);
    assertThat(forks).hasSize(2 * 4);
    for (ForkRecord fork : forks) {
      JsonNode secondary = fork.result().json().path("secondaryMetrics");
      boolean udp = fork.params().containsKey("datagram");
      assertThat(score(secondary, "cpu.sandbox")).isPositive();
      assertThat(score(secondary, "generator.busy")).isBetween(0.0, 1.05);
      if (udp) {
        assertThat(primary(fork)).isGreaterThan(1e6);
        assertThat(score(secondary, "datagrams.jitter")).isBetween(0.0, 0.1);
      } else {
        isBandwidth(fork.result().json().path("primaryMetric"), secondary, 50e6);
      }
    }
    fewDatagramsAreLost(forks);
    NothingLeft.of(folder.resolve("out"));
  }

  @Test
  void betweenTwoContainersEachLoadIsMeasuredAndTheCpuTimeIsThatOfBoth() throws Exception {
    RunRequest request =
        request(List.of("gvisor"), List.of("NetworkBenchmark.(send|requestResponse|udpReceive)$"))
            .params(List.of("streams=4", "datagram=512", "from=container"))
            .build();

    List<ForkRecord> forks = run(request);
    assertThat(forks).hasSize(2 * 3);
    for (ForkRecord fork : forks) {
      JsonNode secondary = fork.result().json().path("secondaryMetrics");
      assertThat(primary(fork)).isPositive();
      if (fork.runtime().equals("runc")) {
        assertThat(score(secondary, "cpu.sandbox.workload"))
            .isGreaterThan(
                0.8 * (score(secondary, "cpu.peer") + score(secondary, "cpu.generator")));
      }
      if (fork.params().containsKey("streams")) {
        isBandwidth(fork.result().json().path("primaryMetric"), secondary, 50e6);
      }
    }
  }

  /** Measures, with all forks well. */
  private List<ForkRecord> run(RunRequest request) throws Exception {
    assertThat(RunCommand.run(request, System.out::println).failure()).isNull();
    List<ForkRecord> forks = Journal.read(file("journal.ndjson")).forks();
    assertThat(forks)
        .allSatisfy(
            fork ->
                assertThat(fork.status())
                    .as("%s: %s", fork.benchmark(), fork.reason())
                    .isEqualTo(Status.OK));
    return forks;
  }

  /** In most forks, since the machine may stand still for as long as one of them measures. */
  private static void fewDatagramsAreLost(List<ForkRecord> forks) {
    List<Double> lost =
        forks.stream()
            .filter(fork -> fork.params().containsKey("datagram"))
            .map(fork -> score(fork.result().json().path("secondaryMetrics"), "datagrams.lost"))
            .sorted()
            .toList();
    assertThat(lost).allSatisfy(part -> assertThat(part).isBetween(0.0, 1.0));
    assertThat(lost.get((lost.size() - 1) / 2)).as("lost: %s", lost).isLessThan(0.1);
  }

  private static void isBandwidth(JsonNode primary, JsonNode secondary, double least) {
    assertThat(primary.path("scoreUnit").asText()).isEqualTo("bit/s");
    double score = primary.path("score").asDouble();
    assertThat(score).isGreaterThan(least);
    assertThat(score(secondary, "payload.sent")).isBetween(0.5 * score, 2 * score);
    assertThat(score(secondary, "payload.received")).isBetween(0.5 * score, 2 * score);
  }

  @Test
  void aPeerThatIsKilledForWantOfMemoryIsAFailureWithTheReasonAndNothingIsLeft() throws Exception {
    // Less than the heap that the peer takes at once.
    Path limits = Files.createDirectories(folder.resolve("profiles/limits"));
    Files.writeString(
        limits.resolve("tiny.yaml"), "name: tiny\ntitle: 20 MiB\ncpus: 1\nmemory: 20 MiB\n");

    RunRequest request =
        request(List.of("crun"), List.of("NetworkBenchmark.send"))
            .limits(List.of("tiny"))
            .profiles(folder.resolve("profiles"))
            .build();

    assertThatThrownBy(() -> RunCommand.run(request, event -> System.out.println(event)))
        .hasMessageContaining("no fork of the baseline 'runc' gave a result");
    assertThat(Journal.read(file("journal.ndjson")).forks())
        .hasSize(2)
        .allSatisfy(
            fork ->
                assertThat(fork.reason())
                    .contains("is exited (code 137, out of memory) although it was started"));
    String engine =
        JSON.readTree(file("run.json").toFile()).path("engine").path("endpoint").asText();
    assertThat(Path.of(engine.substring("unix://".length())).getParent()).doesNotExist();
  }

  @Test
  void aPeerThatNeverListensIsAFailureWithItsLastWordsAndNothingIsLeft() throws Exception {
    Path image = Files.createDirectories(folder.resolve("profiles/images/mute"));
    Files.writeString(
        image.resolve("java"), "#!/bin/sh\necho waiting for the database\nsleep 999\n");
    Files.writeString(
        image.resolve("Dockerfile"),
        "ARG BASE\nFROM ${BASE}\nCOPY java /usr/bin/\nRUN chmod 755 /usr/bin/java\n");
    Files.writeString(
        image.resolve("image.yaml"),
        """
        name: mute
        title: something that is called java, and never listens
        reference: example.org/mute@sha256:%s
        stopSignal: SIGKILL
        ready:
          output: ^waiting
        """
            .formatted("0".repeat(64)));
    RunRequest request =
        request(List.of("crun"), List.of("NetworkBenchmark.connect"))
            .forkImage("mute")
            .profiles(folder.resolve("profiles"))
            .callLimit(Duration.ofSeconds(10))
            .build();

    assertThatThrownBy(() -> RunCommand.run(request, System.out::println))
        .hasMessageContaining("no fork of the baseline 'runc' gave a result");
    assertThat(Journal.read(file("journal.ndjson")).forks())
        .hasSize(2)
        .allSatisfy(
            fork ->
                assertThat(fork.reason())
                    .contains("no peer listens after 10 s", "waiting for the database"));
    NothingLeft.of(folder.resolve("out"));
  }

  private Requests request(List<String> runtimes, List<String> benchmarks) {
    return Requests.into(folder.resolve("out"))
        .runtimes(runtimes)
        .benchmarks(benchmarks)
        .params(List.of("streams=4", "datagram=512"))
        .blocks(1)
        .callLimit(Duration.ofSeconds(30));
  }

  private Outcome run(List<String> runtimes, List<String> benchmarks) throws Exception {
    RunRequest request = request(runtimes, benchmarks).build();
    return RunCommand.run(request, event -> System.out.println(event));
  }

  private Path file(String name) throws IOException {
    return folder.resolve("out").resolve(name);
  }

  private static double primary(ForkRecord fork) {
    return fork.result().json().path("primaryMetric").path("score").asDouble();
  }

  private static double score(JsonNode metrics, String name) {
    return metrics.path(name).path("score").asDouble(Double.NaN);
  }
}
