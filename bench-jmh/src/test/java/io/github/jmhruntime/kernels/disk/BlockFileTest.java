package io.github.jmhruntime.kernels.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.kernels.ScratchDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockFileTest {

  private static final String TARGET = "block-file-test";
  private static final String PROPERTY = ScratchDirectory.PROPERTY_PREFIX + TARGET;

  @TempDir Path storage;

  @BeforeEach
  void name() {
    System.setProperty(PROPERTY, storage.toString());
  }

  @AfterEach
  void forget() {
    System.clearProperty(PROPERTY);
  }

  @Test
  void blocksAreWrittenInOrderAndFromTheBeginningAgain() throws IOException {
    try (BlockFile file = BlockFile.create(TARGET, 3 << 20, false)) {
      for (int i = 0; i < 4; i++) {
        assertThat(file.writeNext()).isEqualTo(1 << 20);
      }
      file.sync();
      ByteBuffer content = content();
      assertThat(content.getLong(0)).isEqualTo(4);
      assertThat(content.getLong(1 << 20)).isEqualTo(2);
      assertThat(content.getLong(2 << 20)).isEqualTo(3);
    }
  }

  @Test
  void smallBlocksAreReadAndWrittenInsideTheFile() throws IOException {
    try (BlockFile file = BlockFile.create(TARGET, 1 << 20, false)) {
      for (int i = 0; i < 1000; i++) {
        assertThat(file.readAnywhere()).isEqualTo(4096);
        assertThat(file.writeAnywhere()).isEqualTo(4096);
      }
      assertThat(content().capacity()).isEqualTo(1 << 20);
    }
  }

  @Test
  void nothingIsLeftBehind() throws IOException {
    BlockFile.create(TARGET, 1 << 20, false).close();
    assertThat(storage).isEmptyDirectory();
  }

  @Test
  void aFileOfPartOfAMebibyteIsRefused() {
    assertThatThrownBy(() -> BlockFile.create(TARGET, 1000, false)).hasMessageContaining("1000");
    assertThat(storage).isEmptyDirectory();
  }

  private ByteBuffer content() throws IOException {
    try (var directories = Files.list(storage)) {
      Path file = directories.findFirst().orElseThrow().resolve("blocks");
      return ByteBuffer.wrap(Files.readAllBytes(file));
    }
  }
}
