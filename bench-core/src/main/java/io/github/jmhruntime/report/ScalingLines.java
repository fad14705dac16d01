package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Scaling;
import io.github.jmhruntime.comparison.Scaling.Step;
import io.github.jmhruntime.statistics.Slope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in sentences what more containers of a runtime give and take. */
final class ScalingLines {

  private static final List<String> TOLD =
      List.of("memory.idle.pss", "memory.load.pss", "memory.pod");

  private ScalingLines() {}

  /** One line for the throughput and one for the memory of each runtime and benchmark. */
  static List<String> of(ComparisonReport report) {
    return report.scalings().stream()
        .flatMap(of -> of(of.runtime(), of.scalings(), report.comparison().confidence()).stream())
        .toList();
  }

  static List<String> of(String runtime, List<Scaling> scalings, double confidence) {
    BenchmarkNames names = new BenchmarkNames(scalings.stream().map(Scaling::benchmark).toList());
    List<String> lines = new ArrayList<>();
    for (Scaling scaling : scalings) {
      String title =
          "%s %s: ".formatted(names.of(scaling.benchmark()), RowGroup.params(scaling.params()));
      lines.add(runtime + ": " + title + throughput(scaling));
      for (String metric : TOLD) {
        Slope slope = scaling.memory().get(metric);
        if (slope != null) {
          lines.add(runtime + ": " + title + memory(metric, slope, confidence));
        }
      }
    }
    return lines;
  }

  private static String throughput(Scaling scaling) {
    String steps =
        scaling.steps().stream().map(ScalingLines::step).collect(Collectors.joining(", "));
    Integer from = scaling.saturatedFrom();
    String end =
        from == null
            ? "still rising at the largest number of containers"
            : from.equals(scaling.steps().get(0).containers())
                ? "saturated by %s; more are not shown to give more".formatted(containers(from))
                : "saturated from %s on".formatted(containers(from));
    return "%s; %s".formatted(steps, end);
  }

  private static String step(Step step) {
    double score = step.throughput().estimate();
    return "%d: %s ops/s"
        .formatted(step.containers(), Numbers.besides(score, "ops/s").score(score));
  }

  private static String containers(int count) {
    return count == 1 ? "1 container" : count + " containers";
  }

  private static String memory(String metric, Slope slope, double confidence) {
    Numbers numbers = Numbers.besides(slope.value(), "B");
    String interval =
        Double.isNaN(slope.lower())
            ? ""
            : " [%s, %s]".formatted(numbers.score(slope.lower()), numbers.score(slope.upper()));
    return "%s grows by %s%s %s with each further container (%.0f %%, %d forks)"
        .formatted(
            metric,
            numbers.score(slope.value()),
            interval,
            numbers.unit(),
            100 * confidence,
            slope.points());
  }
}
