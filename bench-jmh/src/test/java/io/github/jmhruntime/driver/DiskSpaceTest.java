package io.github.jmhruntime.driver;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {

  /** A file system that never has any space. */
  private static final Path FULL = Path.of("/proc");

  @TempDir Path folder;

  @Test
  void whereThereIsSpaceNothingIsSaid() {
    assertThatNoException().isThrownBy(() -> DiskSpace.of(folder).require());
  }

  @Test
  void aFullDiskIsToldWithItsFolderAndTheRemedy() {
    assertThatThrownBy(() -> new DiskSpace(List.of(folder, FULL)).require())
        .isInstanceOf(CannotGoOnException.class)
        .hasMessage(
            "/proc: the disk is full, 0 KiB are left and a fork needs 1024; free space there, then go on with -Dresume");
  }
}
