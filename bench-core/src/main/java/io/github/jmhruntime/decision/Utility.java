package io.github.jmhruntime.decision;

import io.github.jmhruntime.unit.Direction;

/** The linear map of inputs to values from 1, the worst candidate's, to 10, the best's. */
final class Utility {

  static final double WORST = 1;
  static final double BEST = 10;

  /** What is left of binary fractions, as a part of a value, is no difference to stretch. */
  private static final double SAME = 1e-9;

  private Utility() {}

  /**
   * The values.
   *
   * @param inputs one per candidate, NaN where it is missing
   * @return one per candidate; NaN where there is none even after filling
   */
  static double[] of(double[] inputs, Direction better, MissingRule rule) {
    double worst = worst(inputs, better);
    double best = best(inputs, better);
    double fill = rule.fill(worst, best);
    double[] values = new double[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      double input = Double.isNaN(inputs[i]) ? fill : inputs[i];
      values[i] = Double.isNaN(input) ? Double.NaN : value(input, worst, best);
    }
    return values;
  }

  static double worst(double[] inputs, Direction better) {
    return better == Direction.HIGHER ? least(inputs) : most(inputs);
  }

  static double best(double[] inputs, Direction better) {
    return better == Direction.HIGHER ? most(inputs) : least(inputs);
  }

  private static double value(double input, double worst, double best) {
    return Math.abs(best - worst) <= SAME * Math.abs(best)
        ? BEST
        : WORST + (BEST - WORST) * (input - worst) / (best - worst);
  }

  private static double least(double[] inputs) {
    double least = Double.NaN;
    for (double input : inputs) {
      least = Double.isNaN(least) || input < least ? input : least;
    }
    return least;
  }

  private static double most(double[] inputs) {
    double most = Double.NaN;
    for (double input : inputs) {
      most = Double.isNaN(most) || input > most ? input : most;
    }
    return most;
  }
}
