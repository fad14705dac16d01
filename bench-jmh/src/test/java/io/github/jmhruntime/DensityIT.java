package io.github.jmhruntime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.RunCommand;
import io.github.jmhruntime.host.AvailableMemory;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As many web servers as fit, or as are allowed. */
@Tag("docker")
class DensityIT {

  private static final long MIB = 1 << 20;

  /** Its host name, which is its id, decides whether it serves: one of sixteen does not. */
  private static final String NEARLY_ALL =
      "case $(hostname) in f*) echo no luck; exit 3;; *) exec perl /server.pl;; esac";

  private static final String SERVER =
      """
      use IO::Socket::INET;
      my $listener = IO::Socket::INET->new(LocalPort => 8080, Listen => 128, ReuseAddr => 1) or die;
      while (my $client = $listener->accept) {
        sysread($client, my $request, 4096);
        syswrite($client, "HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\nConnection: close\\r\\n\\r\\nok\\n");
        close $client;
      }
      """;

  @TempDir Path folder;

  @AfterEach
  void nothingIsLeft() throws IOException {
    NothingLeft.of(folder.resolve("out"));
  }

  @Test
  void noMoreAreStartedThanAreAllowedAndHowManyFitIsCalculated() throws Exception {
    Outcome outcome = run("nginx", "most=6", "reserve=1024");

    assertThat(outcome.failure()).isNull();
    assertThat(forks()).hasSize(3).allSatisfy(DensityIT::isBounded);
  }

  private static void isBounded(ForkRecord fork) {
    assertThat(fork.status()).as(fork.reason()).isEqualTo(Status.OK);
    assertThat(secondary(fork, "density.ready")).isEqualTo(6);
    assertThat(secondary(fork, "density")).isGreaterThan(6);
    assertThat(secondary(fork, "density.slope")).isBetween(1.0 * MIB, 500.0 * MIB);
    assertThat(fork.evidence().remarks())
        .anyMatch(text -> text.matches("density: 6 were ready; .*it ended at -Dparams=most=6,.*"));
  }

  /** What is free now is nearly all to be kept, so that a few fill what is left. */
  @Test
  void theReserveIsKept() throws Exception {
    long reserve = AvailableMemory.bytes(Path.of("/proc")) / MIB - 700;

    Outcome outcome = run("nginx", "most=200", "reserve=" + reserve);

    assertThat(outcome.failure()).isNull();
    assertThat(forks())
        .hasSize(3)
        .allSatisfy(
            fork -> {
              assertThat(secondary(fork, "density.ready")).isLessThan(200);
              assertThat(fork.evidence().remarks())
                  .anyMatch(text -> text.matches("density: .*(the reserve of|nine tenths).*"));
            });
  }

  /** Which one it is, is by chance; where already the first fails, there is nothing to count. */
  @Test
  void whereOneFailsItEndsWithThoseThatAreReadyAndSaysWhy() throws Exception {
    Path image = Files.createDirectories(folder.resolve("profiles/images/nearly"));
    Files.writeString(image.resolve("server.pl"), SERVER);
    Files.writeString(
        image.resolve("Dockerfile"), "ARG BASE\nFROM ${BASE}\nCOPY server.pl /server.pl\n");
    Files.writeString(
        image.resolve("image.yaml"),
        """
        name: nearly
        title: of which one in sixteen fails
        reference: example.org/nearly@sha256:%s
        command: [sh, -c, '%s']
        stopSignal: SIGKILL
        ready:
          http: {port: 8080, path: /, length: 3}
        """
            .formatted("0".repeat(64), NEARLY_ALL));

    var unused = run("nearly", "most=60", "reserve=1024");

    assertThat(forks())
        .isNotEmpty()
        .allMatch(
            fork ->
                fork.status() == Status.OK
                    ? fork.evidence().remarks().stream()
                        .anyMatch(
                            text ->
                                text.matches("(?s)density: .*(one failed: .*no luck|most=60).*"))
                    : fork.reason().matches("(?s).*not even one got ready: .*no luck.*"));
  }

  private Outcome run(String image, String... params) throws InterruptedException {
    return RunCommand.run(
        Requests.into(folder.resolve("out"))
            .runtimes(List.of("crun", "gvisor"))
            .benchmarks(List.of("DensityBenchmark"))
            .images(List.of(image))
            .profiles(folder.resolve("profiles"))
            .callLimit(Duration.ofSeconds(20))
            .params(List.of(params))
            .blocks(1)
            .build(),
        event -> System.out.println(event));
  }

  private List<ForkRecord> forks() {
    return Journal.read(folder.resolve("out/journal.ndjson")).forks();
  }

  private static double secondary(ForkRecord fork, String name) {
    return fork.result().json().at("/secondaryMetrics/" + name + "/score").asDouble(Double.NaN);
  }
}
