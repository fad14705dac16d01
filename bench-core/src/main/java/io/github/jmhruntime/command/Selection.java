package io.github.jmhruntime.command;

import io.github.jmhruntime.plan.ListedBenchmark;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Suite;
import java.util.ArrayList;
import java.util.List;

/**
 * The benchmarks that a run is to measure, as the driver has found them.
 *
 * @param suite from which everything is taken that the user does not set
 * @param patterns the regular expressions that select benchmarks
 * @param benchmarks what they select, at least one
 */
record Selection(Suite suite, List<String> patterns, List<ListedBenchmark> benchmarks) {

  /**
   * Asks the driver what the request selects.
   *
   * @throws CommandException when that is nothing
   */
  static Selection of(RunRequest request, Catalog catalog) throws InterruptedException {
    Suite suite = catalog.suite("-Dsuite", request.suiteName());
    List<String> patterns =
        request.benchmarks().isEmpty() ? suite.benchmarks() : request.benchmarks();
    List<ListedBenchmark> found = driver(request, suite.project()).list(patterns);
    if (found.isEmpty()) {
      throw new CommandException(
          "%s selects no benchmark; `mvn jmh-runtime:list` shows those that exist"
              .formatted(
                  request.benchmarks().isEmpty()
                      ? "-Dsuite=" + suite.name()
                      : "-Dbenchmarks=" + String.join(",", patterns)));
    }
    return new Selection(suite, patterns, found);
  }

  /** The JVM with the benchmarks of the user's project on its class path, or with our own. */
  static DriverJvm driver(RunRequest request, boolean ofProject) {
    if (!ofProject) {
      return request.driver();
    }
    DriverJvm project = request.forks().project();
    if (project == null) {
      throw new CommandException(
          "there are no benchmarks of a project here: there is no META-INF/BenchmarkList in target/classes or target/test-classes of the project in this folder; compile first (mvn test-compile jmh-runtime:run), or name another suite with -Dsuite");
    }
    return project;
  }

  /** Whether there are forks to be run in containers. */
  boolean hasContained() {
    return benchmarks.stream().anyMatch(benchmark -> !benchmark.managesContainers());
  }

  /** The benchmarks that start containers themselves. */
  List<String> managing() {
    List<String> managing = new ArrayList<>();
    for (ListedBenchmark benchmark : benchmarks) {
      if (benchmark.managesContainers()) {
        managing.add(benchmark.name());
      }
    }
    return List.copyOf(managing);
  }
}
