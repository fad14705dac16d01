package io.github.jmhruntime.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The disks that every fork writes to. Where one is full a fork fails under whatever runtime.
 *
 * @param folders the folder of the results and that of JMH's temporary files
 */
record DiskSpace(List<Path> folders) {

  /** Plans, evidence, a line of the journal and JMH's own files, with a margin. */
  private static final long ONE_FORK_BYTES = 1 << 20;

  /** Of a driver that works in this folder of the results. */
  static DiskSpace of(Path work) {
    return new DiskSpace(List.of(work, Path.of(System.getProperty("java.io.tmpdir"))));
  }

  /**
   * Checks that there is space for another fork.
   *
   * @throws CannotGoOnException naming the folder and the remedy
   */
  void require() {
    for (Path folder : folders) {
      long left = left(folder);
      if (left < ONE_FORK_BYTES) {
        throw new CannotGoOnException(
            "%s: the disk is full, %d KiB are left and a fork needs %d; free space there, then go on with -Dresume"
                .formatted(folder, left / 1024, ONE_FORK_BYTES / 1024));
      }
    }
  }

  private static long left(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw new CannotGoOnException(
          "%s: the folder cannot be read (%s); put it back, then go on with -Dresume"
              .formatted(folder, e));
    }
  }
}
