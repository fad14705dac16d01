package io.github.jmhruntime.driver;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.driver.TimeLeft.Task;
import io.github.jmhruntime.host.FileTree;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.Journal;
import io.github.jmhruntime.measurement.JournalContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of a driver on the node where it works, which the containers of forks see as well.
 *
 * <p>A driver that is killed leaves it, with the forks whose way home was cut. The next one of the
 * same run on that node brings them home.
 *
 * @param path where it is
 */
record PodFolder(Path path) {

  /** Every fork writes to the folder of its driver: one that rests for so long belongs to none. */
  private static final Duration UNTOUCHED = Duration.ofDays(1);

  Path journal() {
    return path.resolve("journal.ndjson");
  }

  Path jmhLock() {
    return path.resolve("jmh.lock");
  }

  /**
   * Makes it, with a journal of what was measured earlier.
   *
   * @param earlier that journal, as it is at home
   * @return the forks that a driver has left here which was killed, and that are not at home yet
   */
  List<ForkRecord> make(byte[] earlier) {
    try {
      sweep();
      Files.createDirectories(path);
      Path left = path.resolve("left.ndjson");
      if (Files.exists(journal()) && Files.notExists(left)) {
        Files.move(journal(), left);
      }
      Files.write(journal(), earlier);
      List<ForkRecord> unsent = Files.exists(left) ? unsent(Journal.read(left)) : List.of();
      try (Journal journal = Journal.open(journal())) {
        unsent.forEach(journal::append);
      }
      Files.deleteIfExists(left);
      return unsent;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the driver's folder %s cannot be made on its node: %s".formatted(path, e), e);
    }
  }

  private List<ForkRecord> unsent(JournalContent left) {
    Set<Fork> home = new HashSet<>();
    Journal.read(journal()).forks().forEach(fork -> home.add(Fork.of(fork)));
    return left.forks().stream().filter(fork -> home.add(Fork.of(fork))).toList();
  }

  /** By which a fork is told from all others. */
  private record Fork(Task task, Instant startedAt) {
    static Fork of(ForkRecord fork) {
      return new Fork(Task.of(fork), fork.startedAt());
    }
  }

  /** Removes those of drivers that were killed long ago. */
  private void sweep() throws IOException {
    Path all = requireNonNull(path.toAbsolutePath().getParent());
    Instant oldest = Instant.now().minus(UNTOUCHED);
    Files.createDirectories(all);
    try (Stream<Path> folders = Files.list(all)) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        if (Files.getLastModifiedTime(folder).toInstant().isBefore(oldest)) {
          FileTree.delete(folder);
        }
      }
    }
  }

  /** Removes it with all that is in it. */
  void remove() {
    try {
      FileTree.delete(path);
    } catch (IOException e) {
      System.out.println("the driver's folder %s is left on its node: %s".formatted(path, e));
    }
  }
}
