package io.github.jmhruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.command.CommandException;
import io.github.jmhruntime.command.RunCommand;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.Journal;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways that load takes to web servers, on a private engine. */
@Tag("docker")
class PathIT {

  private static final int HTTP = 8080;

  @TempDir Path folder;

  @Test
  void aWebServerIsReachedOverEachPath() throws Exception {
    var request = request("bridge", "published", "host").runtimes(List.of("crun"));

    assertThat(RunCommand.run(request.build(), System.out::println).failure()).isNull();

    assertThat(forks())
        .hasSize(2 * 3)
        .allSatisfy(
            fork -> {
              assertThat(fork.status()).as("%s", fork.reason()).isEqualTo(Status.OK);
              JsonNode secondary = fork.result().json().path("secondaryMetrics");
              assertThat(fork.axes().path()).isEqualTo(fork.params().get("path"));
              assertThat(secondary.at("/errors/score").asDouble()).isZero();
              assertThat(secondary.at("/generator.busy/score").asDouble()).isBetween(0.05, 1.05);
              assertThat(secondary.at("/cpu.sandbox/score").asDouble()).isPositive();
            });
    NothingLeft.of(folder.resolve("out"));
  }

  /** What listens there would answer in the container's place. */
  @Test
  void aPortOfTheHostThatIsInUseIsAFailedForkWithTheReasonAndTheOtherPathsGoOn() throws Exception {
    try (ServerSocket other = new ServerSocket(HTTP)) {
      assertThat(other.isBound()).isTrue();
      var request = request("host", "published").runtimes(List.of("crun"));

      assertThat(RunCommand.run(request.build(), System.out::println).failure()).contains("failed");
    }

    assertThat(forks())
        .hasSize(2 * 2)
        .allSatisfy(
            fork -> {
              if ("host".equals(fork.axes().path())) {
                assertThat(fork.reason())
                    .contains(
                        "port 8080 of this host is in use", "path=host", "-Dparams=path=bridge");
              } else {
                assertThat(fork.status()).isEqualTo(Status.OK);
              }
            });
    NothingLeft.of(folder.resolve("out"));
  }

  @Test
  void theHostsNetworkIsRefusedForGvisorBeforeAnythingIsMeasured() {
    var request = request("host").runtimes(List.of("gvisor"));

    assertThatThrownBy(() -> RunCommand.run(request.build(), System.out::println))
        .isInstanceOf(CommandException.class)
        .hasMessageContainingAll(
            "-Druntime=gvisor cannot be reached as -Dparams=path=host says", "would lose");
    assertThat(folder.resolve("out/journal.ndjson")).doesNotExist();
  }

  private Requests request(String... paths) {
    return Requests.into(folder.resolve("out"))
        .benchmarks(List.of("HttpBenchmark.keepAlive"))
        .images(List.of("nginx"))
        .params(List.of(paths).stream().map(path -> "path=" + path).toList())
        .blocks(1)
        .callLimit(Duration.ofSeconds(30));
  }

  private List<ForkRecord> forks() {
    return Journal.read(folder.resolve("out/journal.ndjson")).forks();
  }
}
