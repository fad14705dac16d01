package io.github.jmhruntime.decision;

/** How sure a value is: the distribution that it is drawn from again. */
public sealed interface Spread {

  /** Nothing is known of it; the value stays as it is. */
  Spread NONE = new Exact();

  /** A value without an interval. */
  record Exact() implements Spread {}

  /**
   * A ratio with a t interval on its log: log value + standard error × t.
   *
   * @param standardError of the natural log of the value
   * @param degreesOfFreedom that it is known with; infinite for a normal distribution
   */
  record OfLog(double standardError, double degreesOfFreedom) implements Spread {}
}
