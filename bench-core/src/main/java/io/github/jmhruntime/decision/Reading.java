package io.github.jmhruntime.decision;

/** What one candidate has in one cell of a criterion. */
public sealed interface Reading {

  /**
   * A value.
   *
   * @param value in the criterion's own unit
   * @param spread how sure it is
   * @param basis why an expert gave it and where that stands, or empty for a measurement
   */
  record Known(double value, Spread spread, String basis) implements Reading {

    /** Checks that it is a number. */
    public Known {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            "a value is %s; one that is not known is an absence, with its reason".formatted(value));
      }
    }

    /** A measurement without an interval. */
    public static Known exactly(double value) {
      return new Known(value, Spread.NONE, "");
    }
  }

  /** No value, and why. */
  record Missing(Absence absence) implements Reading {}
}
