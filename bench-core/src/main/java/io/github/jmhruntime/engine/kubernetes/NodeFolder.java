package io.github.jmhruntime.engine.kubernetes;

import io.github.jmhruntime.host.FileTree;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of a node in which drivers and the pods that they start see the same files: {@code
 * /var/tmp/jmh-runtime-pods/20261125-140705-1a2b-0}.
 *
 * <p>A driver makes its own and removes it. What one leaves that was killed, the next driver on
 * that node removes: nothing else of the project reaches a node's files.
 */
final class NodeFolder {

  /** Where those of all drivers are. */
  static final Path BASE = Path.of("/var/tmp/jmh-runtime-pods");

  /** A run begins with the time it was planned at, and ends with a driver's number. */
  private static final Pattern NAME = Pattern.compile("(\\d{8}-\\d{6}[A-Za-z0-9._-]*)-\\d{1,6}");

  /** Each fork makes files in its driver's folder, so that one that is used is younger. */
  private static final Duration UNTOUCHED = Duration.ofDays(1);

  private NodeFolder() {}

  /** Whether a path is in it. */
  static boolean has(String path) {
    return Path.of(path).normalize().startsWith(BASE);
  }

  /** That of a run's driver with a number. */
  static Path of(String runId, int number) {
    return BASE.resolve(Labels.value(runId) + "-" + number);
  }

  /**
   * Removes what drivers have left of runs that have no root any more.
   *
   * @return what could not be removed, each with the reason
   */
  static List<String> sweep(Cluster cluster) throws IOException {
    return sweep(BASE, run -> !hasRoot(cluster, run), Instant.now().minus(UNTOUCHED));
  }

  private static boolean hasRoot(Cluster cluster, String runId) {
    return cluster.repeat(
        "ask for the root of run " + runId,
        client ->
            client
                    .batch()
                    .v1()
                    .jobs()
                    .inNamespace(cluster.namespace())
                    .withName(RunRoot.name(runId))
                    .get()
                != null);
  }

  /**
   * Removes what drivers have left of runs that are over.
   *
   * @param base where those of all drivers are
   * @param isOver whether a run is over, by its id
   * @param before what has been changed since then stays: a run's root may be in another namespace
   */
  static List<String> sweep(Path base, Predicate<String> isOver, Instant before)
      throws IOException {
    List<String> kept = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(base)) {
      for (Path folder : folders) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
            && name.matches()
            && Files.getLastModifiedTime(folder).toInstant().isBefore(before)
            && isOver.test(name.group(1))) {
          try {
            FileTree.delete(folder);
          } catch (IOException e) {
            kept.add("%s: it cannot be removed (%s)".formatted(folder, e));
          }
        }
      }
    } catch (NoSuchFileException e) {
      // No driver has been here, or another one sweeps as well.
    }
    return kept;
  }
}
