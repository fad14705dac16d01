package io.github.jmhruntime.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The folder from which the image of drivers is built: a class path as jars, on an image with Java.
 *
 * <p>The same classes give the same bytes at any time, so that an engine that has built them before
 * gives the same image.
 */
final class DriverImage {

  /** Where all is in the image, as {@code Workplace} has drivers started. */
  private static final String PLACE = "/opt/jmh-runtime/";

  /** The class path as an argument of {@code java}: a folder's jars have no order. */
  private static final String CLASS_PATH = "class-path";

  /** The first month that jars can hold in every time zone. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private DriverImage() {}

  /**
   * Writes the folder.
   *
   * @param folder is empty
   * @param base the image with Java, as the engine knows it
   * @param classPath jars and folders, in their order; what is not there is left out
   */
  static void write(Path folder, String base, List<Path> classPath) {
    try {
      Path libraries = Files.createDirectory(folder.resolve("lib"));
      List<String> jars = new ArrayList<>();
      for (Path entry : classPath) {
        if (Files.exists(entry)) {
          // Of two groups, jars may have one name; and several folders are called classes.
          Path jar = libraries.resolve("%03d-%s".formatted(jars.size(), name(entry)));
          jars.add(PLACE + "lib/" + jar.getFileName());
          if (Files.isDirectory(entry)) {
            pack(entry, jar);
          } else {
            Files.copy(entry, jar);
          }
          Files.setLastModifiedTime(jar, FileTime.from(TIME.toInstant(ZoneOffset.UTC)));
        }
      }
      Files.writeString(folder.resolve(CLASS_PATH), "-cp\n" + String.join(":", jars) + "\n");
      Files.writeString(
          folder.resolve("Dockerfile"),
          "FROM %s\nCOPY lib/ %slib/\nCOPY %s %s\n".formatted(base, PLACE, CLASS_PATH, PLACE));
    } catch (IOException e) {
      throw new UncheckedIOException("the driver image cannot be put together: " + e, e);
    }
  }

  /** A JVM takes only what is called a jar out of a folder. */
  private static String name(Path entry) {
    String name = entry.getFileName().toString();
    return name.endsWith(".jar") ? name : name + ".jar";
  }

  private static void pack(Path classes, Path jar) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packing = new JarOutputStream(out)) {
      for (Path file : files) {
        JarEntry entry = new JarEntry(classes.relativize(file).toString());
        entry.setTimeLocal(TIME);
        packing.putNextEntry(entry);
        Files.copy(file, packing);
        packing.closeEntry();
      }
    }
  }
}
