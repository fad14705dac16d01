package io.github.jmhruntime.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each trouble has the remedy that mends it, and no other. */
class FileTroubleTest {

  private static final Path FILE = Path.of("/results/run.json");

  @TempDir Path folder;

  @Test
  void missingPermissionIsNotToldToFreeSpace() {
    IOException denied = new AccessDeniedException("/results/run.json.part");

    assertThat(FileTrouble.unwritten(FILE, denied))
        .hasMessage(
            "/results/run.json: cannot be written: this user may not write /results/run.json.part;"
                + " change the permissions or choose another folder with -Doutput");
    assertThat(FileTrouble.unread(FILE, "make one", denied))
        .hasMessage("/results/run.json: this user may not read it; change its permissions");
  }

  @Test
  void aFullDiskIs() {
    for (IOException full :
        new IOException[] {
          new IOException("No space left on device"),
          new FileSystemException("/results/run.json.part", null, "No space left on device")
        }) {
      assertThat(FileTrouble.unwritten(FILE, full))
          .hasMessage(
              "/results/run.json: cannot be written: No space left on device; free space there or"
                  + " choose another folder with -Doutput");
    }
  }

  @Test
  void aDiskThatIsReadOnlyIsNot() {
    assertThat(
            FileTrouble.unwritten(
                FILE, new FileSystemException("/results", null, "Read-only file system")))
        .hasMessage(
            "/results/run.json: cannot be written: Read-only file system; choose another folder with"
                + " -Doutput");
  }

  @Test
  void whatStandsInTheWayIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> ResultFile.write(file.resolve("run.json"), "x"))
        .isInstanceOf(ResultFileException.class)
        .hasMessageContaining(file + " is no folder; move it away or choose another");

    Path occupied = Files.createDirectories(folder.resolve("run.json/x")).resolveSibling("");
    assertThatThrownBy(() -> ResultFile.write(folder.resolve("run.json"), "x"))
        .isInstanceOf(ResultFileException.class)
        .hasMessageContaining("a folder stands there; move it away");
    assertThat(occupied).isDirectory();
  }

  @Test
  void whatIsReadAndIsAFolderIsToldSo() {
    assertThatThrownBy(() -> Provenance.read(folder))
        .isInstanceOf(ResultFileException.class)
        .hasMessageStartingWith(folder + ": is a folder; name a file in it");
    assertThatThrownBy(() -> Journal.read(folder))
        .isInstanceOf(ResultFileException.class)
        .hasMessage(
            folder + ": is a folder; name a file in it: name the folder of a run with -Doutput");
  }
}
