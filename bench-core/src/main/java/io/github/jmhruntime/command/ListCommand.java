package io.github.jmhruntime.command;

import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
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
   * @param driver knows the benchmarks
   */
  public static Outcome run(@Nullable Path profiles, DriverJvm driver) throws InterruptedException {
    Catalog catalog = Catalog.load(profiles);
    return Outcome.of(
        section("Runtimes (-Druntime, -Dbaseline)", catalog.runtimes(), r -> r.title())
            + section("Images (-Dimages)", catalog.images(), image -> image.title())
            + section("Limits (-Dlimits)", catalog.limits(), Limits::title)
            + section("Suites (-Dsuite)", catalog.suites(), suite -> suite.title())
            + "Benchmarks (-Dbenchmarks, regular expressions)\n  "
            + String.join("\n  ", benchmarks(driver))
            + "\n");
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

  private static List<String> benchmarks(DriverJvm driver) throws InterruptedException {
    List<String> names = new ArrayList<>();
    DriverJvm.End end =
        driver.run(
            List.of("--list"),
            event -> {
              if (event instanceof Event.Notice notice) {
                names.add(notice.text());
              }
            });
    if (end.exitCode() != 0) {
      throw new CommandException(
          "the benchmarks cannot be listed: " + String.join("\n", end.lastOutput()));
    }
    return names;
  }
}
