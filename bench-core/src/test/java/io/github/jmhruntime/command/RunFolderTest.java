package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.measurement.ResultFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
