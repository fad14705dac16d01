package io.github.jmhruntime.comparison;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.statistics.ChangePoints;
import io.github.jmhruntime.unit.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How ratios went from run to run, and since when they are what they are.
 *
 * @param trends one per benchmark, metric, parameters and runtime that at least two runs have
 */
public record History(List<Trend> trends) {

  /**
   * A run.
   *
   * @param name what it is called, such as its id
   * @param comparison what came out of it
   */
  public record Run(String name, Comparison comparison) {}

  /** A ratio in a run. */
  public record Point(String run, Ratio ratio) {}

  /**
   * A ratio from run to run.
   *
   * @param key what was measured
   * @param runtime the candidate
   * @param better which way it gets better
   * @param points in the order of the runs
   * @param changes the index of the first point of each new level, ascending
   */
  public record Trend(
      ResultKey key, String runtime, Direction better, List<Point> points, List<Integer> changes) {

    /** The mean of the logs of a level: of the last one where it begins at the last change. */
    public double level(int from, int to) {
      return points.subList(from, to).stream()
          .mapToDouble(point -> point.ratio().log().value())
          .average()
          .orElse(Double.NaN);
    }
  }

  private record Series(ResultKey key, String runtime) {}

  /**
   * Finds the trends with their changes, by {@link ChangePoints} over the logs of the ratios.
   *
   * @param runs in the order of time
   */
  public static History of(List<Run> runs) {
    Map<Series, List<Point>> points = new LinkedHashMap<>();
    Map<Series, Direction> directions = new LinkedHashMap<>();
    for (Run run : runs) {
      for (Row row : run.comparison().rows()) {
        if (Double.isFinite(row.ratio().log().value())) {
          Series series = new Series(row.key(), row.runtime());
          points
              .computeIfAbsent(series, key -> new ArrayList<>())
              .add(new Point(run.name(), row.ratio()));
          directions.put(series, row.better());
        }
      }
    }
    List<Trend> trends = new ArrayList<>();
    points.forEach(
        (series, ofSeries) -> {
          if (ofSeries.size() > 1) {
            double[] logs =
                ofSeries.stream().mapToDouble(point -> point.ratio().log().value()).toArray();
            trends.add(
                new Trend(
                    series.key(),
                    series.runtime(),
                    Objects.requireNonNull(directions.get(series)),
                    List.copyOf(ofSeries),
                    ChangePoints.of(logs, ChangePoints.LEVEL)));
          }
        });
    return new History(List.copyOf(trends));
  }
}
