package io.github.jmhruntime.kernels.memory;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The largest cache of the first CPU, as Linux shows it. */
final class LastLevelCache {

  private static final Path FIRST_CPU = Path.of("/sys/devices/system/cpu/cpu0/cache");

  private LastLevelCache() {}

  /** Its size in bytes; empty where the system does not show it, as some sandboxes do not. */
  static OptionalLong bytes() {
    return bytes(FIRST_CPU);
  }

  /** The size in bytes of the largest cache in a directory like that of a CPU. */
  static OptionalLong bytes(Path directory) {
    OptionalLong largest = OptionalLong.empty();
    try (DirectoryStream<Path> caches = Files.newDirectoryStream(directory, "index*")) {
      for (Path cache : caches) {
        long size = parse(Files.readString(cache.resolve("size")).trim());
        largest = OptionalLong.of(Math.max(size, largest.orElse(0)));
      }
    } catch (IOException e) {
      return OptionalLong.empty();
    }
    return largest;
  }

  /** A size as the kernel writes it, such as {@code 32768K}, in bytes. */
  private static long parse(String size) {
    int digits = size.length() - 1;
    return switch (size.charAt(digits)) {
      case 'K' -> Long.parseLong(size.substring(0, digits)) << 10;
      case 'M' -> Long.parseLong(size.substring(0, digits)) << 20;
      default -> Long.parseLong(size);
    };
  }
}
