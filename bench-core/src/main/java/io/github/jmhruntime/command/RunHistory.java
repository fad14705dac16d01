package io.github.jmhruntime.command;

import io.github.jmhruntime.measurement.Provenance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The runs below a folder, in the order in which they began.
 *
 * @param folder as {@code -Dhistory} names it
 * @param runs at least one
 */
record RunHistory(Path folder, List<PastRun> runs) {

  /** A run's folder may lie in one for its day, and earlier runs in one of their own. */
  private static final int DEPTH = 4;

  /**
   * A run.
   *
   * @param folder where its files are
   * @param provenance what {@code run.json} says
   */
  record PastRun(RunFolder folder, Provenance provenance) {

    String name() {
      return provenance.run();
    }
  }

  /**
   * Finds all runs that have {@code run.json} and {@code comparison.json}. A run that lies there
   * twice counts once.
   *
   * @throws CommandException where there is none
   */
  static RunHistory read(Path folder) {
    List<PastRun> runs = new ArrayList<>();
    for (Path place : places(folder)) {
      RunFolder run = new RunFolder(place);
      Provenance provenance = Provenance.read(run.provenance());
      if (runs.stream().noneMatch(known -> known.name().equals(provenance.run()))) {
        runs.add(new PastRun(run, provenance));
      }
    }
    if (runs.isEmpty()) {
      throw new CommandException(
          "-Dhistory=%s: no folder in it has the run.json and comparison.json of a run; name a folder that holds those of several"
              .formatted(folder));
    }
    runs.sort(Comparator.comparing(run -> run.provenance().startedAt()));
    return new RunHistory(folder, List.copyOf(runs));
  }

  private static List<Path> places(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CommandException(
          "-Dhistory=%s: there is no such folder; name one that holds the folders of runs"
              .formatted(folder));
    }
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      return files
          .filter(file -> file.endsWith("comparison.json"))
          .filter(file -> Files.exists(file.resolveSibling("run.json")))
          .map(file -> Objects.requireNonNull(file.toAbsolutePath().getParent()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "-Dhistory=%s: the folder cannot be read (%s)".formatted(folder, e.getMessage()), e);
    }
  }
}
