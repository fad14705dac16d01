package io.github.jmhruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.command.CommandException;
import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.RunCommand;
import io.github.jmhruntime.container.JmhProcess;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.Journal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that begin while another JMH is at work, whose lock is in the test's folder. */
@Tag("docker")
class OtherJmhIT {

  @TempDir Path folder;

  @Test
  void itIsWaitedForAndNoForkFails() throws Exception {
    List<String> told = new ArrayList<>();
    try (JmhProcess other = JmhProcess.atWork(folder)) {
      EventHandler events =
          event -> {
            told.add(event.toString());
            if (event instanceof Event.Step step && step.text().contains("waiting for")) {
              other.close();
            }
          };
      Outcome outcome = RunCommand.run(anew().build(), events);

      assertThat(outcome.failure()).isNull();
    }
    assertThat(told).filteredOn(text -> text.contains("holds " + lock())).hasSize(1);
    assertThat(told).filteredOn(text -> text.contains("disturb each other")).hasSize(1);
    assertThat(forks())
        .hasSize(2)
        .allSatisfy(
            fork -> {
              assertThat(fork.status()).isEqualTo(Status.OK);
              assertThat(String.valueOf(fork.result())).doesNotContain("ignoreLock");
            });
  }

  @Test
  void ifItDoesNotEndNoRuntimeIsToBlameAndTheRunGoesOnLater() throws Exception {
    try (JmhProcess other = JmhProcess.atWork(folder)) {
      Requests impatient = anew().lockWait(Duration.ofSeconds(1));

      assertThatThrownBy(() -> RunCommand.run(impatient.build(), EventHandler.none()))
          .isInstanceOf(CommandException.class)
          .hasMessageContaining("nothing was measured")
          .hasMessageContaining("process " + other.process().pid())
          .hasMessageContaining("holds " + lock())
          .hasMessageContaining("-Dresume");
      assertThat(forks()).isEmpty();
    }
    Outcome outcome = RunCommand.run(request().resume().build(), EventHandler.none());

    assertThat(outcome.failure()).isNull();
    assertThat(forks()).hasSize(2).extracting(ForkRecord::status).containsOnly(Status.OK);
  }

  private Requests anew() {
    return request().runtimes(List.of("crun")).benchmarks(List.of("ping")).blocks(1);
  }

  private Requests request() {
    return Requests.into(folder.resolve("out"))
        .driverArguments(List.of("-Djava.io.tmpdir=" + folder));
  }

  private Path lock() {
    return folder.resolve("jmh.lock");
  }

  private List<ForkRecord> forks() {
    return Journal.read(folder.resolve("out/journal.ndjson")).forks();
  }
}
