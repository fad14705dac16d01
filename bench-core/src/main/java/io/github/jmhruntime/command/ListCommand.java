package io.github.jmhruntime.command;

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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists what options can name: runtimes, images, limits, suites and benchmarks. */
public final class ListCommand {

  private static final String MANAGING =
      "* starts containers itself; the forks of every other one run in a container";

  private ListCommand() {}

  /**
   * Makes the list.
   *
   * @param profiles a folder with the user's own profiles, or null
   * @param driver knows the benchmarks that come with jmh-runtime
   * @param project knows those of the user's project, or null where it has none
   */
  public static Outcome run(
      @Nullable Path profiles, BenchmarkDriver driver, @Nullable BenchmarkDriver project)
      throws InterruptedException {
    Catalog catalog = Catalog.load(profiles);
    List<Section> sections = new ArrayList<>();
    sections.add(
        section("Runtimes (-Druntime, -Dbaseline)", catalog.runtimes(), RuntimeProfile::title));
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
