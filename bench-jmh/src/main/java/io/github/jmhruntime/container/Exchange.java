package io.github.jmhruntime.container;

import io.github.jmhruntime.host.FileTree;
import io.github.jmhruntime.host.TemporaryFolder;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The folder through which host JVM, keeper and launchers tell each other what they need to know.
 *
 * @param folder where it is
 */
public record Exchange(Path folder) {

  /**
   * Makes one: in the folder of the run that this JVM belongs to, else in one of its own, once what
   * dead ones have left is removed.
   */
  static Exchange make() throws IOException {
    Path base = TemporaryFolder.base();
    Optional<TemporaryFolder> run = TemporaryFolder.around(base);
    if (run.isPresent()) {
      return new Exchange(run.get().makeFolder("container-"));
    }
    var unused = TemporaryFolder.sweep(base);
    return new Exchange(TemporaryFolder.create(base, "container").path());
  }

  /**
   * Removes it with all that is in it, and with what launchers have left on a disk.
   *
   * @throws IOException where something cannot be deleted
   */
  public void remove() throws IOException {
    if (ofRun().path().equals(folder)) {
      ofRun().remove();
    } else {
      FileTree.delete(folder);
    }
  }

  /** The temporary folder of the run, in which it lies or which it is. */
  public TemporaryFolder ofRun() {
    return TemporaryFolder.around(folder)
        .orElseThrow(() -> new IllegalArgumentException(folder + " is no folder of a run"));
  }

  /** A {@link HostJvm}: from the host JVM to the keeper. */
  public Path host() {
    return folder.resolve("host.properties");
  }

  /** What the keeper found: from the keeper to the host JVM. */
  public Path session() {
    return folder.resolve("session.properties");
  }

  /** Everything that a launcher has to know: from the keeper to the launchers. */
  public Path plan() {
    return folder.resolve("plan.json");
  }

  /** The {@link NextFork}: from the host JVM to a launcher. */
  public Path fork() {
    return folder.resolve("fork.properties");
  }

  /** What the last fork saw: from a launcher to the host JVM. */
  public Path seen() {
    return folder.resolve("seen.properties");
  }

  /** Writes values; the file appears all at once. */
  public static void write(Path file, Map<String, String> values) {
    Properties properties = new Properties();
    properties.putAll(values);
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (Writer out = Files.newBufferedWriter(unfinished)) {
        properties.store(out, null);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e, e);
    }
  }

  /** Reads what {@link #write} has written; empty where there is no such file. */
  public static Map<String, String> read(Path file) {
    Map<String, String> values = new TreeMap<>();
    if (Files.exists(file)) {
      Properties properties = new Properties();
      try (Reader in = Files.newBufferedReader(file)) {
        properties.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
      properties.forEach((key, value) -> values.put((String) key, (String) value));
    }
    return values;
  }
}
