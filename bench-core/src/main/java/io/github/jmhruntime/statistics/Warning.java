package io.github.jmhruntime.statistics;

import java.util.List;

/** What weakens a result. It travels with the result; its text is made where it is shown. */
public sealed interface Warning {

  /** One side has a single value, so there is no interval. */
  record SingleValue() implements Warning {}

  /** There is one pair only, so there is no interval. */
  record SinglePair() implements Warning {}

  /** There are so few blocks that the interval is of little use. */
  record FewBlocks(int blocks) implements Warning {}

  /** The interval rests on so few nodes that it is of little use. */
  record FewNodes(int nodes) implements Warning {}

  /** There are so few forks that the interval is of little use. */
  record FewForks(int forks) implements Warning {}

  /** A level rests on so few runs that the interval is of little use. */
  record FewRuns(int runs) implements Warning {}

  /** The spread between forks is not part of the interval, which rests on so many of them. */
  record SpreadOfForksUnknown(int forks) implements Warning {}

  /** All values are the same, so the interval has no width. */
  record NoVariation() implements Warning {}

  /** Neighbouring blocks are alike, so the interval is too narrow. */
  record Autocorrelated(double lag1) implements Warning {}

  /**
   * Some values lie far from the rest; they are kept.
   *
   * @param numbers which, counted from 1
   */
  record Outlying(Place place, List<Integer> numbers) implements Warning {

    /** What the numbers count. */
    public enum Place {
      /** The blocks that were paired. */
      BLOCKS,
      /** The baseline's forks. */
      BASELINE,
      /** The candidate's forks. */
      CANDIDATE
    }
  }
}
