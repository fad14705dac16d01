package io.github.jmhruntime.kernels.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process read from storage and wrote to it so far.
 *
 * <p>Source: proc(5), {@code /proc/self/io}. The kernel books a write when a page of the cache
 * becomes dirty, not when it reaches the device, and books a dirty page that is written again only
 * once. A remote or shared file system (9p, virtiofs) may book nothing.
 *
 * @param readBytes bytes that came from storage, not a number where the system does not say
 * @param writtenBytes bytes that go to storage, not a number where the system does not say
 */
record ProcessIo(double readBytes, double writtenBytes) {

  private static final Path SOURCE = Path.of("/proc/self/io");

  /** What the system says now. */
  static ProcessIo now() {
    try {
      return parse(Files.readString(SOURCE));
    } catch (IOException e) {
      return new ProcessIo(Double.NaN, Double.NaN);
    }
  }

  /** Reads the text of {@code /proc/self/io}. */
  static ProcessIo parse(String text) {
    return new ProcessIo(field(text, "read_bytes:"), field(text, "write_bytes:"));
  }

  /**
   * Bytes read and written since then. Not a number where the system counts no writes at all: the
   * disk kernels have written their file by then, so that gVisor's constant 0 says nothing.
   */
  double since(ProcessIo before) {
    return writtenBytes == 0
        ? Double.NaN
        : readBytes - before.readBytes + writtenBytes - before.writtenBytes;
  }

  private static double field(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length()).trim()))
        .findFirst()
        .orElse(Double.NaN);
  }
}
