package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.figures.IterationFigures;
import java.util.Map;
import java.util.TreeMap;

/** What benchmarks have added to an iteration. */
final class AddedFigures {

  private AddedFigures() {}

  /** All figures that were added since, by name, with their units behind a blank. */
  @SuppressWarnings("NullAway") // It looks at none of what JMH hands to it.
  static Map<String, Double> take() {
    Map<String, Double> figures = new TreeMap<>();
    new IterationFigures()
        .afterIteration(null, null, null)
        .forEach(
            figure ->
                figures.put(figure.getLabel() + " " + figure.getScoreUnit(), figure.getScore()));
    return figures;
  }
}
