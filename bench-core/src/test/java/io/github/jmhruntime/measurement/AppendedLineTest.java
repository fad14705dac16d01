package io.github.jmhruntime.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendedLineTest {

  @TempDir Path folder;

  @Test
  void linesFollowEachOther() {
    Path file = folder.resolve("lines");

    AppendedLine.write(file, "first");
    AppendedLine.write(file, "second");

    assertThat(file).hasContent("first\nsecond\n");
  }

  @Test
  void aLineThatDoesNotFitOnTheDiskLeavesNoPartOfItself() throws IOException {
    Path file = folder.resolve("lines");
    AppendedLine.write(file, "first");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.position(channel.size());

      assertThatThrownBy(() -> AppendedLine.write(new SmallDisk(channel, 3), "second"))
          .hasMessage("No space left on device");
    }
    assertThat(file).hasContent("first\n");
  }

  @Test
  void aFullDiskIsToldWithTheFile() throws IOException {
    Path file = Files.createSymbolicLink(folder.resolve("lines"), Path.of("/dev/full"));

    assertThatThrownBy(() -> AppendedLine.write(file, "first"))
        .isInstanceOf(ResultFileException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("No space left on device");
  }
}
