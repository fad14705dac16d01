package io.github.jmhruntime.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A disk of this host, as the kernel numbers it.
 *
 * @param path such as {@code /dev/vda}
 * @param major the number of its driver
 * @param minor its number within that
 */
public record BlockDevice(String path, int major, int minor) {

  private static final Pattern NUMBERS = Pattern.compile("(\\d+):(\\d+)");
  private static final Path BY_NUMBER = Path.of("/sys/dev/block");

  /** The disk, and not a part of it, on which a file lies; empty for one that lies on none. */
  public static Optional<BlockDevice> under(Path file) {
    try {
      long device = (Long) Files.getAttribute(file, "unix:dev");
      // The encoding of glibc's gnu_dev_major and gnu_dev_minor.
      long major = (device >> 8) & 0xfff;
      long minor = (device & 0xff) | ((device >> 12) & 0xfff00);
      Path part = BY_NUMBER.resolve(major + ":" + minor).toRealPath();
      boolean isPart = Files.exists(part.resolve("partition"));
      return of(isPart ? part.resolve("..").normalize() : part);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<BlockDevice> of(Path disk) throws IOException {
    Matcher numbers = NUMBERS.matcher(Files.readString(disk.resolve("dev")).strip());
    Path name = disk.getFileName();
    return numbers.matches() && name != null
        ? Optional.of(
            new BlockDevice(
                "/dev/" + name.toString().replace('!', '/'),
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2))))
        : Optional.empty();
  }
}
