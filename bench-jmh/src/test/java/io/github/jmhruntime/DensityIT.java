package io.github.jmhruntime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.RunCommand;
import io.github.jmhruntime.host.AvailableMemory;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As many web servers as fit, or as are allowed. */
@Tag("docker")
class DensityIT {

  private static final long MIB = 1 << 20;

  @TempDir Path folder;

  @AfterEach
  void nothingIsLeft() throws IOException {
    NothingLeft.of(folder.resolve("out"));
  }

  @Test
  void noMoreAreStartedThanAreAllowedAndHowManyFitIsCalculated() throws Exception {
    Outcome outcome = run("most=6", "reserve=1024");

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
    long reserve = AvailableMemory.bytes(Path.of("/proc")) / MIB - 300;

    Outcome outcome = run("most=200", "reserve=" + reserve);

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

  private Outcome run(String... params) throws InterruptedException {
    return RunCommand.run(
        Requests.into(folder.resolve("out"))
            .runtimes(List.of("crun", "gvisor"))
            .benchmarks(List.of("DensityBenchmark"))
            .params(List.of(params))
            .blocks(1)
            .build(),
        event -> System.out.println(event));
  }

  private List<ForkRecord> forks() {
    return Journal.read(folder.resolve("out/journal.ndjson")).forks();
  }

  private static double secondary(ForkRecord fork, String name) {
    return fork.result().at("/secondaryMetrics/" + name + "/score").asDouble(Double.NaN);
  }
}
