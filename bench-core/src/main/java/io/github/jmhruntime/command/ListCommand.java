package io.github.jmhruntime.command;

import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists what options can name: runtimes, images, limits, suites and benchmarks. */
public final class ListCommand {

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
    return Outcome.of(
        section("Runtimes (-Druntime, -Dbaseline)", catalog.runtimes(), r -> r.title())
            + section("Images (-Dimages)", catalog.images(), image -> image.title())
            + section("Limits (-Dlimits)", catalog.limits(), Limits::title)
            + section("Suites (-Dsuite)", catalog.suites(), suite -> suite.title())
            + benchmarks("Benchmarks (-Dbenchmarks, regular expressions)", driver)
            + (project == null ? "" : "\n" + benchmarks("Benchmarks of this project", project))
            + "\n* starts containers itself; the forks of every other one run in a container\n");
  }

  private static <T> String section(
      String heading, Map<String, T> named, Function<T, String> title) {
    int width = named.keySet().stream().mapToInt(String::length).max().orElse(1);
    StringBuilder text = new StringBuilder(heading).append('\n');
    named.forEach(
        (name, value) ->
            text.append(("  %-" + width + "s  %s\n").formatted(name, title.apply(value))));
    return text.append('\n').toString();
  }

  private static String benchmarks(String heading, BenchmarkDriver driver)
      throws InterruptedException {
    StringBuilder text = new StringBuilder(heading).append('\n');
    driver.list(List.of(".*")).stream()
        .map(
            benchmark -> benchmark.managesContainers() ? benchmark.name() + " *" : benchmark.name())
        .sorted()
        .forEach(line -> text.append("  ").append(line).append('\n'));
    return text.toString();
  }
}
