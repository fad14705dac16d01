package io.github.jmhruntime.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchDirectoryTest {

  private static final String PROPERTY = ScratchDirectory.PROPERTY_PREFIX + "scratch-test";

  @TempDir Path parent;

  @Test
  void itLiesWhereThePropertySaysAndGoesWithItsFiles() throws Exception {
    System.setProperty(PROPERTY, parent.toString());
    try (ScratchDirectory scratch = ScratchDirectory.on("scratch-test")) {
      assertThat(scratch.file("any").getParent()).isDirectory().hasParent(parent);
      Files.writeString(scratch.file("left"), "over");
    } finally {
      System.clearProperty(PROPERTY);
    }
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void aTargetWithoutADirectoryIsRefusedWithThePropertyThatIsMissing() {
    assertThatThrownBy(() -> ScratchDirectory.on("volume"))
        .hasMessageContaining("'volume'")
        .hasMessageContaining("-Djmhruntime.disk.volume=DIR");
  }

  @Test
  void aDirectoryThatDoesNotExistIsRefusedWithItsName() {
    System.setProperty(PROPERTY, parent.resolve("missing").toString());
    try {
      assertThatThrownBy(() -> ScratchDirectory.on("scratch-test"))
          .hasMessageContaining("missing")
          .hasMessageContaining("-D" + PROPERTY);
    } finally {
      System.clearProperty(PROPERTY);
    }
  }
}
