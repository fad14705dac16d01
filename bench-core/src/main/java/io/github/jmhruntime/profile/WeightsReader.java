package io.github.jmhruntime.profile;

import java.util.ArrayList;
import java.util.List;

/** Reads the weights of what is weighed against each other. */
final class WeightsReader {

  static final String WEIGHT = "weight";
  static final String POINTS = "points";
  static final String OUTRANKS = "outranks";

  /** How far percentages may be from 100 % through rounding, as a part of 1. */
  private static final double ROUNDING = 0.001;

  private WeightsReader() {}

  /**
   * The weights, in order; NaN where they follow from a pairwise comparison.
   *
   * @param at where the list stands
   * @param what what the list is, such as {@code the criteria of group 'a'}
   */
  static List<Double> read(Mark at, String what, List<Section> siblings, List<String> ways) {
    List<String> used =
        ways.stream().filter(way -> siblings.stream().anyMatch(s -> s.has(way))).toList();
    if (used.isEmpty() && siblings.size() == 1) {
      return List.of(1.0);
    }
    if (used.size() != 1) {
      throw at.problem(
          "%s have %s; give each of them the same one of %s",
          what,
          used.isEmpty() ? "no weights" : "both '" + String.join("' and '", used) + "'",
          String.join(", ", ways));
    }
    String way = used.get(0);
    List<Double> weights = new ArrayList<>();
    for (Section sibling : siblings) {
      weights.add(
          switch (way) {
            case WEIGHT -> sibling.percentage(WEIGHT);
            case POINTS -> sibling.number(POINTS, 0, Double.MAX_VALUE);
            default -> Double.NaN;
          });
      if (weights.get(weights.size() - 1) == 0) {
        throw sibling.problem(way, "is 0; take away what does not count");
      }
    }
    if (way.equals(WEIGHT)) {
      addUp(at, what, weights);
    }
    return weights;
  }

  private static void addUp(Mark at, String what, List<Double> weights) {
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    if (Math.abs(sum - 1) > ROUNDING) {
      throw at.problem(
          "the weights of %s add up to %s %%; they must add up to 100 %%, or write 'points', of which each counts as its share of the sum",
          what, Values.shown(Math.round(100 * sum * 1e6) / 1e6));
    }
  }
}
