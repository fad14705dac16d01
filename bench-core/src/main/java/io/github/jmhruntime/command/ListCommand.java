package io.github.jmhruntime.command;

import io.github.jmhruntime.engine.Condition;
import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.plan.ListedBenchmark;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Decisions;
import io.github.jmhruntime.profile.Image;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.RuntimeProfile;
import io.github.jmhruntime.profile.Suite;
import io.github.jmhruntime.report.ListReport;
import io.github.jmhruntime.report.ListReport.Entry;
import io.github.jmhruntime.report.ListReport.Section;
import io.github.jmhruntime.report.ReportFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists what options can name: runtimes, images, limits, suites and benchmarks. */
public final class ListCommand {

  private static final Duration CALL_LIMIT = Duration.ofSeconds(30);

  private static final String MANAGING =
      "* starts containers itself; the forks of every other one run in a container";

  private ListCommand() {}

  /**
   * Makes the list.
   *
   * @param profiles a folder with the user's own profiles, or null
   * @param driver knows the benchmarks that come with jmh-runtime
   * @param project knows those of the user's project, or null where it has none
   * @param engine the engine of which to list what it has, or null for none
   */
  public static Outcome run(
      @Nullable Path profiles,
      BenchmarkDriver driver,
      @Nullable BenchmarkDriver project,
      @Nullable String engine,
      EventHandler events)
      throws InterruptedException {
    return run(profiles, driver, project, engine, events, Engines.installed());
  }

  static Outcome run(
      @Nullable Path profiles,
      BenchmarkDriver driver,
      @Nullable BenchmarkDriver project,
      @Nullable String engine,
      EventHandler events,
      Engines engines)
      throws InterruptedException {
    Catalog catalog = Catalog.load(profiles);
    List<Section> sections = new ArrayList<>();
    sections.add(
        section("Runtimes (-Druntime, -Dbaseline)", catalog.runtimes(), RuntimeProfile::title));
    if (engine != null) {
      EngineChoice choice = EngineChoice.of("-Dengine", engine, CALL_LIMIT);
      try (EngineSession session = engines.open(choice, catalog.runtimes().values(), events)) {
        sections.addAll(ofEngine(engine, session.engine()));
      }
    }
    sections.add(section("Images (-Dimages)", catalog.images(), Image::title));
    sections.add(section("Limits (-Dlimits)", catalog.limits(), Limits::title));
    sections.add(section("Suites (-Dsuite)", catalog.suites(), Suite::title));
    sections.add(
        section("Decisions (-Ddecision)", Decisions.titles(profiles), Function.identity()));
    sections.add(benchmarks("Benchmarks (-Dbenchmarks, regular expressions)", driver));
    if (project != null) {
      sections.add(benchmarks("Benchmarks of this project", project));
    }
    return Outcome.of(ReportFiles.text(new ListReport(sections, List.of(MANAGING))));
  }

  /** The engine's runtimes, each with what stands behind the name, and what it needs for runs. */
  private static List<Section> ofEngine(String named, ContainerEngine engine) {
    List<Section> sections = new ArrayList<>();
    sections.add(
        section(
            "Runtimes of -Dengine=%s".formatted(named),
            new TreeMap<>(engine.info().runtimes()),
            Function.identity()));
    List<Entry> conditions =
        engine.conditions().stream().map(condition -> entry(condition)).toList();
    if (!conditions.isEmpty()) {
      sections.add(new Section("What -Dengine=%s has for runs".formatted(named), conditions));
    }
    return sections;
  }

  private static Entry entry(Condition condition) {
    return new Entry(
        condition.subject(),
        condition.remedy() == null
            ? condition.finding()
            : "%s; %s".formatted(condition.finding(), condition.remedy()));
  }

  private static <T> Section section(
      String heading, Map<String, T> named, Function<T, String> title) {
    List<Entry> entries = new ArrayList<>();
    named.forEach((name, value) -> entries.add(new Entry(name, title.apply(value))));
    return new Section(heading, entries);
  }

  private static Section benchmarks(String heading, BenchmarkDriver driver)
      throws InterruptedException {
    return new Section(
        heading,
        driver.list(List.of(".*")).stream()
            .sorted(Comparator.comparing(ListedBenchmark::name))
            .map(benchmark -> new Entry(benchmark.name(), benchmark.managesContainers() ? "*" : ""))
            .toList());
  }
}
