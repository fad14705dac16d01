package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.measurement.ResultFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {

  @TempDir Path path;

  @Test
  void aRunWhosePlanIsOfAnotherVersionIsNotCarriedOn() throws IOException {
    RunFolder folder = new RunFolder(path);
    Files.writeString(
        folder.provenance(),
        """
        {"format":1,"run":"r1","version":"0.1","startedAt":"2026-11-21T10:00:00Z","seed":1,"plan":{"runId":"r1"}}""");

    assertThatThrownBy(() -> folder.plan(folder.unfinished()))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith(
            "-Dresume: the plan in %s cannot be carried on (", folder.provenance())
        .hasMessageEndingWith("or start anew without -Dresume");
  }

  @Test
  void anEarlierRunIsMovedIntoAFolderOfItsOwn() throws IOException {
    RunFolder folder = withRun("20261121-100000-4711");

    Path earlier = folder.path().resolve("earlier/20261121-100000-4711");
    assertThat(folder.makeRoom()).containsExactly(earlier);
    assertThat(earlier.resolve("run.json")).exists();
    assertThat(folder.provenance()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../elsewhere", "..", "/etc/elsewhere", "a/b", "a\\u0000b"})
  void anEarlierRunIsNotMovedOutOfTheFolderWhateverItsFileSays(String id) throws IOException {
    RunFolder folder = withRun(id);

    assertThatThrownBy(folder::makeRoom)
        .isInstanceOf(ResultFileException.class)
        .hasMessageContaining("which is no run's id");
    assertThat(folder.provenance()).exists();
  }

  @Test
  void aRuntimesResultsDoNotLeaveTheFolder() {
    RunFolder folder = new RunFolder(path);

    assertThat(folder.results("gvisor-kvm")).isEqualTo(path.resolve("gvisor-kvm.json"));
    assertThatThrownBy(() -> folder.results("../runc"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("run.json: no runtime can be named '../runc'");
  }

  @Test
  void aProvenanceThatAFullDiskHasEmptiedSaysWhatToDo() throws IOException {
    RunFolder folder = new RunFolder(path);
    Files.writeString(folder.provenance(), "");

    assertThatThrownBy(folder::unfinished)
        .isInstanceOf(ResultFileException.class)
        .hasMessageContaining("it is empty, as a full disk leaves it");
    assertThatThrownBy(folder::makeRoom)
        .isInstanceOf(ResultFileException.class)
        .hasMessageContaining("move it away to do without");
  }

  private RunFolder withRun(String id) throws IOException {
    RunFolder folder = new RunFolder(path);
    Files.writeString(
        folder.provenance(),
        """
        {"format":1,"run":"%s","version":"0.1","startedAt":"2026-11-21T10:00:00Z","seed":1,"plan":{}}"""
            .formatted(id));
    return folder;
  }
}
