package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.engine.PodLives.Step;
import io.github.jmhruntime.figures.IterationFigures;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What each step of a pod's life took, as secondary results named after the step: {@code created},
 * {@code scheduled} and so on, in seconds, less is better.
 *
 * <p>A step counts from when this machine knew that the one before it had been taken. The watch may
 * tell of a step before the answer to the call that led to it is there: that step was known when
 * both were, and took nothing. So the figures add up to the time of all steps together.
 */
final class PodPhases {

  private static final double NANOS = 1e9;

  private final Map<Step, Double> seconds = new EnumMap<>(Step.class);
  private long known;

  /**
   * Begins.
   *
   * @param beginNanoTime when this machine began to ask for the first of them
   */
  PodPhases(long beginNanoTime) {
    known = beginNanoTime;
  }

  /** A step was taken, by when it was told. */
  void taken(Step step, long toldNanoTime) {
    long until = Math.max(known, toldNanoTime);
    seconds.put(step, (until - known) / NANOS);
    known = until;
  }

  /** What each step took, in their order. */
  Map<Step, Double> seconds() {
    return seconds;
  }

  /** Adds the figures to the iteration. */
  void add() {
    seconds.forEach(
        (step, taken) -> IterationFigures.add(step.name().toLowerCase(Locale.ROOT), taken, "s/op"));
  }
}
