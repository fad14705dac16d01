package io.github.jmhruntime.statistics;

import java.util.Arrays;

/** Checks on what was measured. */
final class Values {

  private Values() {}

  /** The logs of values that must all be positive and finite. */
  static double[] logs(String what, double[] values) {
    finite(what, values);
    for (int i = 0; i < values.length; i++) {
      if (values[i] <= 0) {
        throw new ImpossibleValueException(
            what, i, values[i], "a ratio needs positive values, so measure again");
      }
    }
    return Arrays.stream(values).map(Math::log).toArray();
  }

  /** The values themselves, which must all be finite. */
  static double[] finite(String what, double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException(what + ": no values; measure at least one fork");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new ImpossibleValueException(
            what, i, values[i], "it must be a finite number, so measure again");
      }
    }
    return values;
  }
}
