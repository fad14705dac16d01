package io.github.jmhruntime.statistics;

/**
 * What weakens a result. It travels with the result and is never printed here.
 *
 * @param kind what it is
 * @param text one sentence for people, with the remedy
 */
public record Warning(Kind kind, String text) {

  /** What weakens a result. */
  public enum Kind {
    /** There is one value only, so there is no interval. */
    NO_INTERVAL,
    /** There are so few pairs or forks that the interval is of little use. */
    TOO_FEW,
    /** The spread between forks is not part of the interval. */
    SPREAD_OF_FORKS_UNKNOWN,
    /** All values are the same, so the interval has no width. */
    NO_VARIATION,
    /** Neighbouring blocks are alike, so the interval is too narrow. */
    AUTOCORRELATED,
    /** Some values lie far from the rest; they are kept. */
    OUTLIERS
  }
}
