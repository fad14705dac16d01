package io.github.jmhruntime.command;

import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.plan.Axis;
import io.github.jmhruntime.plan.ListedBenchmark;
import io.github.jmhruntime.plan.Subject;
import io.github.jmhruntime.plan.Workload;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Suite;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The benchmarks that a run is to measure, as the driver has found them.
 *
 * @param suite from which everything is taken that the user does not set
 * @param subject what is measured, with all that the user does not set from the suite
 * @param benchmarks what they select, at least one
 */
record Selection(Suite suite, Subject subject, List<ListedBenchmark> benchmarks) {

  /**
   * Asks the driver what the request selects.
   *
   * @throws CommandException when that is nothing
   */
  static Selection of(RunRequest request, Catalog catalog) throws InterruptedException {
    Suite suite = catalog.suite("-Dsuite", request.suiteName());
    Subject subject = request.subject().completedBy(suite);
    List<ListedBenchmark> found = driver(request, suite.project()).list(subject.benchmarks());
    if (found.isEmpty()) {
      throw new CommandException(
          "%s selects no benchmark; `mvn jmh-runtime:list` shows those that exist"
              .formatted(
                  request.subject().benchmarks().isEmpty()
                      ? "-Dsuite=" + suite.name()
                      : "-Dbenchmarks=" + String.join(",", subject.benchmarks())));
    }
    return new Selection(suite, subject, found);
  }

  /**
   * What of it can be measured on an engine; what has to be left out is told.
   *
   * @throws CommandException when that is nothing
   */
  Selection on(EngineInfo engine, boolean hasPods, EventHandler events) {
    List<ListedBenchmark> fitting =
        benchmarks.stream().filter(benchmark -> hasPods || !benchmark.needsPods()).toList();
    if (fitting.size() == benchmarks.size()) {
      return this;
    }
    String leftOut =
        benchmarks.stream()
            .filter(ListedBenchmark::needsPods)
            .map(ListedBenchmark::name)
            .collect(Collectors.joining(", "));
    if (fitting.isEmpty()) {
      throw new CommandException(
          "%s take pods through their life, and %s at %s has none; name a containerd by its CRI, such as -Dengine=cri:///run/containerd/containerd.sock"
              .formatted(leftOut, engine.product(), engine.endpoint()));
    }
    events.handle(
        new Event.Notice(
            "left out: %s, since %s has no pods".formatted(leftOut, engine.product())));
    return new Selection(suite, subject, fitting);
  }

  /** The JVM with the benchmarks of the user's project on its class path, or with our own. */
  static BenchmarkDriver driver(RunRequest request, boolean ofProject) {
    if (!ofProject) {
      return request.place().driver();
    }
    BenchmarkDriver project = request.forks().project();
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

  /** Whether there are benchmarks that start containers with such a workload themselves. */
  boolean starts(Workload workload) {
    return benchmarks.stream()
        .map(ListedBenchmark::declaration)
        .anyMatch(
            declaration ->
                declaration != null
                    && declaration.startsContainers()
                    && declaration.workload() == workload);
  }

  /** Whether there are benchmarks that a run varies along an axis. */
  boolean varies(Axis axis) {
    return benchmarks.stream()
        .map(ListedBenchmark::declaration)
        .anyMatch(declaration -> declaration != null && declaration.axes().contains(axis));
  }

  /** Whether there are benchmarks that start containers themselves. */
  boolean hasManaging() {
    return benchmarks.stream().anyMatch(ListedBenchmark::managesContainers);
  }

  /** The benchmarks that can be measured only under what an engine runs. */
  List<String> onlyOnEngine() {
    return benchmarks.stream()
        .filter(benchmark -> !benchmark.fitsOutsideEngine())
        .map(ListedBenchmark::name)
        .toList();
  }
}
