package io.github.jmhruntime.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory the kernel estimates that it could still give to processes. */
public final class AvailableMemory {

  private static final String KEY = "MemAvailable:";
  private static final long KIB = 1024;

  private AvailableMemory() {}

  /**
   * The figure now, in bytes: {@code MemAvailable} in proc_meminfo(5).
   *
   * @param proc where the process file system is, such as {@code /proc}
   */
  public static long bytes(Path proc) {
    Path file = proc.resolve("meminfo");
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(KEY))
          .mapToLong(line -> Long.parseLong(line.split("\\s+")[1]) * KIB)
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException(file + " has no " + KEY + " it needs Linux 3.14"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
