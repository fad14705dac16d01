package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.ChildJvm;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.ProcessLock;
import io.github.jmhruntime.plan.Effort;
import io.github.jmhruntime.plan.EngineUse;
import io.github.jmhruntime.plan.Judging;
import io.github.jmhruntime.plan.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunCommandTest {

  /** How a run can be asked for. */
  enum Way {
    ANEW,
    RESUMED,
    AGAINST_ITSELF
  }

  @TempDir Path folder;

  private Path output;

  @BeforeEach
  void anotherRunHasBegun() throws IOException {
    output = Files.createDirectories(folder.resolve("out"));
    Files.writeString(
        output.resolve("run.json"), "{\"format\":1,\"run\":\"other\",\"seed\":1,\"plan\":{}}");
    Files.writeString(output.resolve("journal.ndjson"), "{}");
    Files.createDirectories(output.resolve("work"));
    Files.writeString(output.resolve("work/plan.json"), "{}");
  }

  @ParameterizedTest
  @EnumSource
  void aFolderThatAnotherRunUsesIsRefusedAndLeftAsItIs(Way way) throws IOException {
    List<String> before = files();
    try (ChildJvm other = ChildJvm.start(Running.class, output.toString())) {
      assertThat(other.says()).isEqualTo("running");

      assertThatThrownBy(() -> RunCommand.run(request(way), EventHandler.none()))
          .isInstanceOf(CommandException.class)
          .hasMessageContaining("-Doutput=" + output + " is in use by another run")
          .hasMessageContaining("process " + other.pid())
          .hasMessageContaining("wait until that has ended, or choose another folder");
    }
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void aRunThatWasKilledKeepsNeitherItsFolderNorItsPlansForForks() {
    try (ChildJvm other = ChildJvm.start(Running.class, output.toString())) {
      assertThat(other.says()).isEqualTo("running");
    }

    // It gets as far as the profiles, which are not there.
    assertThatThrownBy(() -> RunCommand.run(request(Way.ANEW), EventHandler.none()))
        .hasMessageContaining("no-profiles");
    assertThat(output.resolve("work")).doesNotExist();
    assertThat(output.resolve("journal.ndjson")).exists();
  }

  @Test
  void aRunSaysWhatElseMeasuresOnTheMachine() throws IOException {
    Path jmhLock = folder.resolve("jmh.lock");
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    List<Event> told = new ArrayList<>();
    try (ChildJvm run = ChildJvm.start(Running.class, elsewhere.toString());
        ChildJvm jmh = ChildJvm.start(Locking.class, jmhLock.toString())) {
      assertThat(run.says()).isEqualTo("running");
      assertThat(jmh.says()).isEqualTo("locked");

      assertThatThrownBy(() -> RunCommand.run(request(Way.ANEW), told::add))
          .hasMessageContaining("no-profiles");

      assertThat(told)
          .extracting(Event::toString)
          .filteredOn(text -> text.contains(folder.toString()))
          .satisfiesExactlyInAnyOrder(
              text ->
                  assertThat(text)
                      .contains("another run is at work", "process " + run.pid())
                      .contains("results in " + elsewhere),
              text -> assertThat(text).contains("another JMH is at work", "process " + jmh.pid()));
    }
  }

  private List<String> files() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(output)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.endsWith(RunFolder.LOCK)) {
          found.add(output.relativize(file) + ": " + Files.readString(file));
        }
      }
    }
    return found;
  }

  private RunRequest request(Way way) {
    return new RunRequest(
        new RunRequest.Candidates(List.of(), "runc", way == Way.AGAINST_ITSELF),
        new Subject("quick", List.of(), List.of(), List.of(), List.of(), Map.of()),
        new RunRequest.Passes(null, null),
        Effort.PLANNED,
        new Judging(0.95, 0.02),
        new EngineUse("private", RuntimeSwitch.Mode.CONTAINER, false, Duration.ofSeconds(1)),
        RunRequest.ForkRequest.NONE,
        new RunRequest.Place(
            output,
            way == Way.RESUMED,
            folder.resolve("no-profiles"),
            Duration.ofSeconds(1),
            new DriverJvm(Path.of("no-java"), List.of(), List.of("-Djava.io.tmpdir=" + folder))),
        Set.of());
  }

  /** Uses a folder as a run does, until it is killed. */
  static final class Running {
    public static void main(String[] args) {
      var unused = new RunFolder(Path.of(args[0])).lock();
      ChildJvm.sayAndWait("running");
    }
  }

  /** Holds a lock, as JMH does while it is at work. */
  static final class Locking {
    public static void main(String[] args) throws IOException {
      var unused = ProcessLock.tryTake(Path.of(args[0])).orElseThrow();
      ChildJvm.sayAndWait("locked");
    }
  }
}
