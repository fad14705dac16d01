package io.github.jmhruntime.comparison;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.statistics.Interval;
import io.github.jmhruntime.statistics.Slope;
import io.github.jmhruntime.unit.ScoreUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What more containers of one runtime give and take: throughput and memory over the axis {@code
 * scale}.
 *
 * <p>Throughput counts as saturated from the smallest number of containers on beyond which no
 * larger one is shown to give more: of no larger one does the whole interval of its ratio lie above
 * 1 by the smallest relevant difference. Forks are paired by block, as between runtimes. With few
 * blocks little can be shown, so that a runtime seems saturated early.
 *
 * @param benchmark the benchmark's full name
 * @param params its parameters but the scale
 * @param steps throughput by number of containers, ascending
 * @param saturatedFrom the number of containers from which on more are not shown to give more; null
 *     where the largest still gives more than each smaller one
 * @param memory bytes for each further container, by metric; a point for each fork
 */
public record Scaling(
    String benchmark,
    Map<String, String> params,
    List<Step> steps,
    @Nullable Integer saturatedFrom,
    Map<String, Slope> memory) {

  private static final String SCALE = "scale";
  private static final String MEMORY = "memory.";

  /** Throughput of so many containers together, in operations per second. */
  public record Step(int containers, Comparison.Score throughput) {}

  /** What benchmarks under one number of containers gave: one metric of one of them. */
  private record Point(int containers, ForkMeans forks) {}

  private record Series(String benchmark, String mode, Map<String, String> params, int threads) {}

  /**
   * Finds it in the results of one runtime.
   *
   * @param results all metrics of all benchmarks; those without several scales are left out
   * @param confidence the level of every interval
   * @param relevantDifference the smallest difference that matters, such as 0.02
   */
  public static List<Scaling> of(
      List<JmhResult> results, double confidence, double relevantDifference) {
    Map<Series, List<JmhResult>> bySeries =
        results.stream()
            .filter(result -> result.mode().equals("thrpt") && scale(result) != null)
            .collect(groupingBy(Scaling::series, LinkedHashMap::new, toList()));
    List<Scaling> all = new ArrayList<>();
    bySeries.forEach(
        (series, found) -> {
          List<Point> throughput = points(found, null);
          if (throughput.size() > 1) {
            all.add(
                new Scaling(
                    series.benchmark(),
                    series.params(),
                    steps(throughput, confidence),
                    saturatedFrom(throughput, confidence, relevantDifference),
                    memory(found, confidence)));
          }
        });
    return List.copyOf(all);
  }

  private static Series series(JmhResult result) {
    Map<String, String> params = new LinkedHashMap<>(result.params());
    params.remove(SCALE);
    return new Series(result.benchmark(), result.mode(), params, result.threads());
  }

  /** How many containers there were, where the benchmark has declared that as an axis. */
  private static @Nullable Integer scale(JmhResult result) {
    return result.origin() == null ? null : result.origin().axes().scale();
  }

  private static List<Point> points(List<JmhResult> found, @Nullable String metric) {
    List<Point> points = new ArrayList<>();
    for (JmhResult result : found) {
      Integer containers = scale(result);
      boolean asked = metric == null ? result.metric() == null : metric.equals(result.metric());
      if (containers != null && asked && isUsable(result)) {
        ScoreUnit unit = ScoreUnit.parse(result.unit());
        ScoreUnit base = ScoreUnit.parse(unit.base());
        ForkMeans forks = ForkMeans.of(result, unit, base);
        if (metric != null || Usability.objection("", forks).isEmpty()) {
          points.add(new Point(containers, forks));
        }
      }
    }
    points.sort(Comparator.comparingInt(Point::containers));
    return points;
  }

  /** Without raw data there are no forks; a throughput that is no ratio's the comparison tells. */
  private static boolean isUsable(JmhResult result) {
    return !result.rawData().isEmpty()
        && (result.metric() != null
            || Usability.objection("", ResultKey.of(result), result).isEmpty());
  }

  private static List<Step> steps(List<Point> points, double confidence) {
    return points.stream()
        .map(point -> new Step(point.containers(), point.forks().score(confidence)))
        .toList();
  }

  private static @Nullable Integer saturatedFrom(
      List<Point> points, double confidence, double relevantDifference) {
    for (int i = 0; i < points.size() - 1; i++) {
      Point from = points.get(i);
      boolean rises =
          points.subList(i + 1, points.size()).stream()
              .anyMatch(more -> isMore(from, more, confidence, relevantDifference));
      if (!rises) {
        return from.containers();
      }
    }
    return null;
  }

  private static boolean isMore(
      Point from, Point more, double confidence, double relevantDifference) {
    Interval ratio =
        PairRatio.of(from.forks(), more.forks()).ratio().log().interval(confidence).exp();
    return ratio.exists() && ratio.lower() > 1 + relevantDifference;
  }

  private static Map<String, Slope> memory(List<JmhResult> found, double confidence) {
    Map<String, Slope> slopes = new LinkedHashMap<>();
    found.stream()
        .map(JmhResult::metric)
        .filter(metric -> metric != null && metric.startsWith(MEMORY))
        .distinct()
        .forEach(metric -> slope(points(found, metric), confidence, metric, slopes));
    return slopes;
  }

  private static void slope(
      List<Point> points, double confidence, String metric, Map<String, Slope> slopes) {
    double[] containers =
        points.stream()
            .flatMapToDouble(
                point -> DoubleStream.of(point.forks().means()).map(bytes -> point.containers()))
            .toArray();
    double[] bytes =
        points.stream().flatMapToDouble(point -> DoubleStream.of(point.forks().means())).toArray();
    if (points.stream().map(Point::containers).distinct().count() > 1) {
      slopes.put(metric, Slope.of(containers, bytes, confidence));
    }
  }
}
