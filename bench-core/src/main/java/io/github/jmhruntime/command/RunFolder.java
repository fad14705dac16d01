package io.github.jmhruntime.command;

import io.github.jmhruntime.host.LockHolder;
import io.github.jmhruntime.host.ProcessLock;
import io.github.jmhruntime.measurement.Provenance;
import io.github.jmhruntime.measurement.ResultFile;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.plan.RunPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of a run's results.
 *
 * @param path where it is
 */
record RunFolder(Path path) {

  /** What a run holds locked for as long as it uses its folder; the file is empty, and stays. */
  static final String LOCK = ".jmh-runtime.lock";

  private static final String EARLIER = "earlier";

  /** The forks as they ended. */
  Path journal() {
    return path.resolve("journal.ndjson");
  }

  /** Where the figures come from. */
  Path provenance() {
    return path.resolve("run.json");
  }

  /** What the JVM that measures is told to do; needed only while it runs. */
  private Path plan() {
    return path.resolve("work").resolve("plan.json");
  }

  /**
   * The results of one runtime as JMH JSON.
   *
   * @throws CommandException when the runtime's name, out of {@code run.json}, leaves the folder
   */
  Path results(String runtime) {
    Path file = path.resolve(runtime + ".json").normalize();
    if (!path.equals(file.getParent())) {
      throw new CommandException(
          "%s: no runtime can be named '%s'; restore the file from a copy, or choose another folder with -Doutput"
              .formatted(provenance(), runtime));
    }
    return file;
  }

  /**
   * Keeps other runs out of the folder, which is created where it is missing.
   *
   * @throws CommandException when another run uses it, with the process
   */
  ProcessLock lock() {
    try {
      Files.createDirectories(path);
      Path file = path.resolve(LOCK);
      return ProcessLock.tryTake(file)
          .orElseThrow(
              () ->
                  new CommandException(
                      "-Doutput=%s is in use by another run, %s; wait until that has ended, or choose another folder with -Doutput"
                          .formatted(path, LockHolder.describe(file))));
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  /** The provenance of the run that is to be continued. */
  Provenance unfinished() {
    requireRun();
    return Provenance.read(provenance());
  }

  /**
   * Refuses to go on where nothing was begun.
   *
   * @throws CommandException where there is no run in the folder
   */
  void requireRun() {
    if (!Files.exists(provenance())) {
      throw new CommandException(
          "-Dresume: there is no run in %s to go on with; name its folder with -Doutput, or leave -Dresume out"
              .formatted(path));
    }
  }

  /**
   * The plan of the run that is to be continued.
   *
   * @throws CommandException where it is none that this version can carry on
   */
  RunPlan plan(Provenance unfinished) {
    try {
      RunPlan plan = PlanFile.fromTree(unfinished.plan());
      plan.runtimes().forEach(runtime -> results(runtime.profile().name()));
      return plan;
    } catch (IllegalArgumentException e) {
      throw new CommandException(
          "-Dresume: the plan in %s cannot be carried on (%s); go on with the version that wrote it, or start anew without -Dresume"
              .formatted(provenance(), e.getMessage()));
    }
  }

  /**
   * Makes room for a new run. What an earlier one has left is moved to a folder of its own, for
   * nothing measured is ever lost.
   *
   * @return where the earlier run is now, or empty where there was none
   */
  List<Path> makeRoom() {
    try {
      Files.createDirectories(path);
      if (!Files.exists(provenance())) {
        return List.of();
      }
      Path earlier = path.resolve(EARLIER).resolve(Provenance.read(provenance()).run());
      Files.createDirectories(earlier);
      List<Path> files;
      try (Stream<Path> all = Files.list(path)) {
        files = all.filter(Files::isRegularFile).filter(file -> !file.endsWith(LOCK)).toList();
      }
      for (Path file : files) {
        Files.move(file, earlier.resolve(file.getFileName()));
      }
      return List.of(earlier);
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  /** Writes what the JVM that measures is told to do, and returns where. */
  Path writePlan(RunPlan plan) {
    ResultFile.write(plan(), PlanFile.text(plan));
    return plan();
  }

  /** Removes what only the JVM that measures needed, if there is any. */
  void removeWork() {
    try (Stream<Path> files = Files.list(plan().getParent())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(plan().getParent());
    } catch (IOException e) {
      // A file that is left here misleads nobody: each is written anew before it is read.
    }
  }

  private UncheckedIOException notWritable(IOException e) {
    return new UncheckedIOException(
        "-Doutput=%s: the folder cannot be written (%s)".formatted(path, e.getMessage()), e);
  }
}
