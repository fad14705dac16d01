package io.github.jmhruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.command.CommandException;
import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.RunCommand;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.Journal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose results are on a disk of four megabytes. */
@Tag("docker")
class FullDiskIT {

  private static final int BLOCKS = 3;
  private static final int FORKS = 2 * BLOCKS;

  /** The second fork is kept where its line still fits into the journal's last page. */
  private static final String KEPT = "the [12] forks that have ended are kept, go on with -Dresume";

  @TempDir Path folder;

  private Path output;
  private Path filler;

  @BeforeEach
  void mountDisk() throws Exception {
    output = Files.createDirectories(folder.resolve("out"));
    filler = output.resolve("filler");
    assertThat(call("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", output.toString())).isZero();
  }

  @AfterEach
  void unmountDisk() throws Exception {
    assertThat(call("umount", output.toString())).isZero();
  }

  @Test
  void noForkBeginsWithoutSpaceForWhatItWrites() throws Exception {
    Outcome outcome = RunCommand.run(anew().build(), fillingAfterFirstForkUpTo(1_000_000));

    assertThat(outcome.failure())
        .contains(output + "/work: the disk is full", "free space there")
        .containsPattern(KEPT);
    goesOnWithoutALoss();
  }

  @Test
  void aForkWhoseResultFindsNoSpaceEndsTheRunAndIsMeasuredAgain() throws Exception {
    assertThatThrownBy(() -> RunCommand.run(anew().build(), fillingAfterFirstForkUpTo(0)))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining(output.toString())
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("free space there")
        .hasMessageFindingMatch(KEPT);
    goesOnWithoutALoss();
  }

  private void goesOnWithoutALoss() throws Exception {
    List<ForkRecord> before = forks();
    Files.delete(filler);

    Outcome outcome = RunCommand.run(request().resume().build(), EventHandler.none());

    assertThat(outcome.failure()).isNull();
    assertThat(forks())
        .hasSize(FORKS)
        .startsWith(before.toArray(ForkRecord[]::new))
        .extracting(ForkRecord::status)
        .containsOnly(Status.OK);
  }

  /** Fills the disk while the second fork is at work. */
  private EventHandler fillingAfterFirstForkUpTo(long left) {
    return event -> {
      if (event instanceof Event.Progress progress && progress.done() == 1) {
        fill(left);
      }
    };
  }

  private void fill(long left) {
    try (OutputStream out = Files.newOutputStream(filler, StandardOpenOption.CREATE)) {
      long size = Files.getFileStore(output).getUsableSpace() - left;
      out.write(new byte[(int) size]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Requests anew() {
    return request().runtimes(List.of("crun")).benchmarks(List.of("ping")).blocks(BLOCKS);
  }

  private Requests request() {
    return Requests.into(output);
  }

  private List<ForkRecord> forks() {
    return Journal.read(output.resolve("journal.ndjson")).forks();
  }

  private static int call(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
