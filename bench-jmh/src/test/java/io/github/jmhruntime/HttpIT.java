package io.github.jmhruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.RunCommand;
import io.github.jmhruntime.command.RunRequest;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.Journal;
import io.github.jmhruntime.measurement.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Load on web servers in containers, good and bad ones, on a private engine. */
@Tag("docker")
class HttpIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MIB = 1 << 20;

  /** One connection at a time; the argument says how it ends. */
  private static final String SERVER =
      """
      use IO::Socket::INET;
      $| = 1;
      my ($fate) = @ARGV;
      if ($fate eq 'silent') { print "waiting for the database\\n"; sleep 1000; }
      my $listener = IO::Socket::INET->new(LocalPort => 8080, Listen => 128, ReuseAddr => 1) or die;
      my ($requests, @sessions) = (0);
      while (my $client = $listener->accept) {
        sysread($client, my $request, 4096);
        syswrite($client, "HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\nConnection: close\\r\\n\\r\\nok\\n");
        close $client;
        push @sessions, 'x' x 1000000 if $fate eq 'greedy';
        if ($fate eq 'dies' && ++$requests > 200) { print "table of sessions is full\\n"; exit 3; }
      }
      """;

  @TempDir Path folder;

  /** The good server is measured after two that fail: the others go on. */
  @Test
  void serversAreMeasuredAndWhatGoesWrongIsAFailureWithTheContainersLastWords() throws Exception {
    server("dies");
    server("greedy");
    server("silent");
    limits();

    Outcome outcome = run(List.of("dies", "greedy", "nginx", "silent"), List.of(1), 1);

    assertThat(outcome.failure()).contains("failed");
    Map<String, List<ForkRecord>> forks =
        forks().stream().collect(Collectors.groupingBy(fork -> fork.params().get("image")));
    assertThat(forks.get("dies"))
        .hasSize(2)
        .allSatisfy(
            fork ->
                assertThat(fork.reason())
                    .contains("is exited (code 3)", "table of sessions is full"));
    assertThat(forks.get("greedy"))
        .hasSize(2)
        .allSatisfy(fork -> assertThat(fork.reason()).contains("out of memory"));
    assertThat(forks.get("silent"))
        .hasSize(2)
        .allSatisfy(
            fork ->
                assertThat(fork.reason())
                    .contains("gave no correct answer", "waiting for the database"));
    assertThat(forks.get("nginx")).hasSize(2).allSatisfy(HttpIT::isMeasured);
    JsonNode rows = JSON.readTree(file("comparison.json").toFile()).path("rows");
    assertThat(better(rows, "keepAlive")).isEqualTo("higher");
    assertThat(better(rows, "keepAlive:latency.p99")).isEqualTo("lower");
    assertThat(better(rows, "keepAlive:memory.load.pss")).isEqualTo("lower");
    assertThat(better(rows, "keepAlive:cpu.sandbox")).isEqualTo("lower");
    assertThat(Files.readString(file("report.html"))).contains("What CPU time is behind it");
    assertThat(rows).noneMatch(row -> row.has("caveat"));
    nothingIsLeft();
  }

  private static void isMeasured(ForkRecord fork) {
    assertThat(fork.status()).as("%s", fork.reason()).isEqualTo(Status.OK);
    JsonNode primary = fork.result().json().path("primaryMetric");
    assertThat(primary.path("scoreUnit").asText()).isEqualTo("ops/s");
    assertThat(primary.path("score").asDouble()).isGreaterThan(100);
    JsonNode secondary = fork.result().json().path("secondaryMetrics");
    assertThat(secondary.at("/latency.p50/scoreUnit").asText()).isEqualTo("s/op");
    assertThat(score(secondary, "latency.p50"))
        .isPositive()
        .isLessThanOrEqualTo(score(secondary, "latency.max"));
    // Little's law: 100 connections are always waiting for one answer each.
    assertThat(score(secondary, "latency.p50")).isLessThan(400 / primary.path("score").asDouble());
    assertThat(score(secondary, "errors")).isLessThan(0.01);
    assertThat(score(secondary, "memory.idle.pss")).isBetween(2.0 * MIB, 400.0 * MIB);
    assertThat(score(secondary, "memory.load.pss"))
        .isGreaterThan(score(secondary, "memory.load.cgroup") / 10);
    cpuIsMeasured(fork, secondary, primary.path("score").asDouble());
    assertThat(fork.evidence().askedMemoryBytes()).isEqualTo(160 * MIB);
    assertThat(fork.evidence().askedCpus()).isEqualTo(1.0);
    boolean gvisor = fork.runtime().equals("gvisor");
    assertThat(fork.evidence().seenMemoryBytes() == 160 * MIB).isEqualTo(gvisor);
    // Under runc a process sees the host's memory, and its limit in the control group only.
    String files = fork.evidence().files().toString();
    assertThat(files.contains(String.valueOf(160 * MIB))).isEqualTo(!gvisor);
    // Of its CPUs gVisor shows all; that they are limited is seen on the host.
    assertThat(fork.evidence().groupCpus()).isEqualTo(1.0);
    assertThat(fork.evidence().groupMemoryBytes()).isEqualTo(160 * MIB);
    assertThat(fork.evidence().allotment().holds(Resource.CPU)).isTrue();
    assertThat(fork.evidence().allotment().holds(Resource.MEMORY)).isTrue();
  }

  /** The limit is one CPU, which a server under load uses up. */
  private static void cpuIsMeasured(ForkRecord fork, JsonNode secondary, double answersPerSecond) {
    assertThat(secondary.at("/cpu.sandbox/scoreUnit").asText()).isEqualTo("s/op");
    double all = score(secondary, "cpu.sandbox");
    assertThat(all * answersPerSecond).isBetween(0.1, 1.4);
    double modes = score(secondary, "cpu.sandbox.user") + score(secondary, "cpu.sandbox.system");
    assertThat(modes).isCloseTo(all, within(0.001 * all));
    double workload = score(secondary, "cpu.sandbox.workload");
    double runtime = score(secondary, "cpu.sandbox.runtime");
    assertThat(workload + runtime + score(secondary, "cpu.sandbox.shim"))
        .isCloseTo(all, within(0.001 * all));
    boolean gvisor = fork.runtime().equals("gvisor");
    assertThat(gvisor ? runtime : workload).isGreaterThan(0.8 * all);
  }

  private void server(String name) throws IOException {
    Path image = Files.createDirectories(folder.resolve("profiles/images").resolve(name));
    Files.writeString(image.resolve("server.pl"), SERVER);
    Files.writeString(
        image.resolve("Dockerfile"), "ARG BASE\nFROM ${BASE}\nCOPY server.pl /server.pl\n");
    Files.writeString(
        image.resolve("image.yaml"),
        """
        name: %1$s
        title: a server whose fate is %1$s
        reference: example.org/%1$s@sha256:%2$s
        command: [perl, /server.pl, %1$s]
        stopSignal: SIGKILL
        ready:
          http: {port: 8080, path: /, length: 3}
        """
            .formatted(name, "0".repeat(64)));
  }

  private void limits() throws IOException {
    Path file = folder.resolve("profiles/limits/tight.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "name: tight\ntitle: one CPU and 160 MiB\ncpus: 1\nmemory: 160 MiB\n");
  }

  private Outcome run(List<String> images, List<Integer> scales, int blocks) throws Exception {
    RunRequest request =
        Requests.into(folder.resolve("out"))
            .suite("quick")
            .runtimes(List.of("gvisor"))
            .benchmarks(List.of("HttpBenchmark.keepAlive"))
            .images(images)
            .limits(List.of("tight"))
            .scales(scales)
            .blocks(blocks)
            .profiles(folder.resolve("profiles"))
            .callLimit(Duration.ofSeconds(10))
            .build();
    return RunCommand.run(request, event -> System.out.println(event));
  }

  private List<ForkRecord> forks() {
    return Journal.read(file("journal.ndjson")).forks();
  }

  private Path file(String name) {
    return folder.resolve("out").resolve(name);
  }

  private static double score(JsonNode metrics, String name) {
    return metrics.path(name).path("score").asDouble(Double.NaN);
  }

  private static String better(JsonNode rows, String metric) {
    for (JsonNode row : rows) {
      if (row.path("benchmark").asText().endsWith("." + metric)) {
        return row.path("better").asText();
      }
    }
    return "no row for " + metric;
  }

  private void nothingIsLeft() throws IOException {
    String run = JSON.readTree(file("run.json").toFile()).path("engine").path("endpoint").asText();
    assertThat(Path.of(run.substring("unix://".length())).getParent()).doesNotExist();
    assertThat(folder.resolve("out/work")).doesNotExist();
  }
}
