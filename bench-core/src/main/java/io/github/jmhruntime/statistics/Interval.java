package io.github.jmhruntime.statistics;

/**
 * A confidence interval; both bounds are NaN where there is none.
 *
 * @param lower its lower bound
 * @param upper its upper bound
 */
public record Interval(double lower, double upper) {

  /** What stands where the data allow no interval. */
  public static final Interval NONE = new Interval(Double.NaN, Double.NaN);

  /** Whether there is an interval at all. */
  public boolean exists() {
    return !Double.isNaN(lower) && !Double.isNaN(upper);
  }

  /** Whether the value lies inside. */
  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }

  /** The interval of e to the power of what this is the interval of. */
  public Interval exp() {
    return new Interval(Math.exp(lower), Math.exp(upper));
  }

  /** The interval of the natural logarithm of what this is the interval of. */
  public Interval log() {
    return new Interval(Math.log(lower), Math.log(upper));
  }

  /** The interval after multiplication with a positive factor. */
  public Interval times(double factor) {
    return new Interval(lower * factor, upper * factor);
  }
}
