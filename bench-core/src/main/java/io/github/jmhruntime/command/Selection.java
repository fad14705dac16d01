package io.github.jmhruntime.command;

import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.plan.Axis;
import io.github.jmhruntime.plan.ListedBenchmark;
import io.github.jmhruntime.plan.Subject;
import io.github.jmhruntime.plan.Workload;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
   * What of it can be measured on an engine that offers so much. What has to be left out is told,
   * unless it is what a suite has for engines with pods, and this is none of them.
   *
   * @throws CommandException when that is nothing
   */
  Selection on(EngineInfo engine, Set<Offering> offered, EventHandler events) {
    List<ListedBenchmark> fitting =
        benchmarks.stream().filter(each -> offered.containsAll(each.needs())).toList();
    List<ListedBenchmark> leftOut =
        benchmarks.stream().filter(each -> !fitting.contains(each)).toList();
    if (leftOut.isEmpty()) {
      return this;
    }
    if (fitting.isEmpty()) {
      throw new CommandException(
          "%s cannot be measured here: %s; %s"
              .formatted(
                  names(leftOut),
                  why(engine, lacking(leftOut, offered)),
                  remedy(lacking(leftOut, offered))));
    }
    List<ListedBenchmark> told =
        leftOut.stream().filter(each -> !isForPodsOnly(each) || !isOfSuite()).toList();
    if (!told.isEmpty()) {
      events.handle(
          new Event.Notice(
              "left out: %s, since %s"
                  .formatted(names(told), why(engine, lacking(told, offered)))));
    }
    return new Selection(suite, subject, fitting);
  }

  /** Whether the user has named no benchmarks. */
  private boolean isOfSuite() {
    return subject.benchmarks().equals(suite.benchmarks());
  }

  private static boolean isForPodsOnly(ListedBenchmark benchmark) {
    return benchmark.needs().contains(Offering.POD_LIFE)
        || benchmark.needs().contains(Offering.POD_SANDBOXES);
  }

  private static Set<Offering> lacking(List<ListedBenchmark> leftOut, Set<Offering> offered) {
    Set<Offering> lacking = new TreeSet<>();
    leftOut.forEach(each -> lacking.addAll(each.needs()));
    lacking.removeAll(offered);
    return lacking;
  }

  private static String why(EngineInfo engine, Set<Offering> lacking) {
    return "%s at %s offers no %s"
        .formatted(
            engine.product(),
            engine.endpoint(),
            lacking.stream().map(Offering::words).collect(Collectors.joining(", no ")));
  }

  private static String names(List<ListedBenchmark> benchmarks) {
    return benchmarks.stream().map(ListedBenchmark::name).collect(Collectors.joining(", "));
  }

  private static String remedy(Set<Offering> lacking) {
    List<String> remedies = new ArrayList<>();
    if (lacking.contains(Offering.POD_SANDBOXES)) {
      remedies.add(
          "name a containerd by its CRI, such as -Dengine=cri:///run/containerd/containerd.sock");
    }
    if (lacking.contains(Offering.POD_LIFE)) {
      remedies.add("name a cluster with -Dengine=kubernetes");
    }
    if (!remedies.isEmpty()) {
      return String.join(", or ", remedies);
    }
    return "name another engine with -Dengine, or other benchmarks with -Dbenchmarks";
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
