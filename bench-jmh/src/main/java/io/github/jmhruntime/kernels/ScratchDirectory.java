package io.github.jmhruntime.kernels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A directory that belongs to one benchmark, on the storage that is to be measured.
 *
 * <p>The storage has a name: {@code root} is the root file system, by default the directory {@code
 * /var/tmp}; the JVM's own temporary directory will not do, since JMH's launcher mounts it from the
 * host. {@code bind} is a bind mount and {@code volume} a volume. The system property {@code
 * jmhruntime.disk.<name>} says where each of them is.
 */
public final class ScratchDirectory implements AutoCloseable {

  /** What the system property's name begins with. */
  public static final String PROPERTY_PREFIX = "jmhruntime.disk.";

  private static final String ROOT = "root";
  private static final String ROOT_DEFAULT = "/var/tmp";

  private final Path path;

  private ScratchDirectory(Path path) {
    this.path = path;
  }

  /**
   * Creates an empty directory on the storage of that name.
   *
   * @throws IllegalArgumentException where it is not known or not writable; the message names the
   *     system property that says where it is
   */
  public static ScratchDirectory on(String target) {
    String property = PROPERTY_PREFIX + target;
    String parent = parent(target, System.getProperty(property));
    try {
      return new ScratchDirectory(Files.createTempDirectory(Path.of(parent), "jmh-runtime-"));
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException(
          "The target '%s' at %s cannot be written (%s); name a writable directory with -D%s=DIR."
              .formatted(target, parent, e, property),
          e);
    }
  }

  private static String parent(String target, @Nullable String configured) {
    if (configured != null) {
      return configured;
    }
    if (target.equals(ROOT)) {
      return ROOT_DEFAULT;
    }
    throw new IllegalArgumentException(
        "The target '%s' has no directory; name one with -D%s%s=DIR, or measure with -prof container, which provides root, bind and volume."
            .formatted(target, PROPERTY_PREFIX, target));
  }

  /** A path in the directory; no such file is created. */
  public Path file(String name) {
    return path.resolve(name);
  }

  /** Deletes the directory with the files in it. */
  @Override
  public void close() {
    try (var files = Files.list(path)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
