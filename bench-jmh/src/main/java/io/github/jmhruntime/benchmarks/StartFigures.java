package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.figures.IterationFigures;
import java.util.List;

/**
 * How several that were started at once got ready, as secondary results: {@code start.rate}, how
 * many per second; of each one's own time, from its creation until it is ready, {@code start.min},
 * {@code start.p50}, {@code start.max}, and from two on {@code start.spread}, the largest less the
 * smallest.
 */
final class StartFigures {

  private static final String SECONDS = "s/op";

  private StartFigures() {}

  /**
   * Adds them to the iteration.
   *
   * @param own the seconds that each one took, at least one
   * @param seconds those that all together took
   */
  static void add(List<Double> own, double seconds) {
    List<Double> sorted = own.stream().sorted().toList();
    double least = sorted.get(0);
    double most = sorted.get(sorted.size() - 1);
    double median = (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    IterationFigures.add("start.rate", sorted.size() / seconds, "ops/s");
    IterationFigures.add("start.min", least, SECONDS);
    IterationFigures.add("start.p50", median, SECONDS);
    IterationFigures.add("start.max", most, SECONDS);
    if (sorted.size() > 1) {
      IterationFigures.add("start.spread", most - least, SECONDS);
    }
  }
}
