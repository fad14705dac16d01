package io.github.jmhruntime.decision;

import java.util.ArrayList;
import java.util.List;

/**
 * A candidate that no weights can put above another one: that one is at least as good in every
 * criterion, and better in one.
 *
 * @param dominated who cannot win
 * @param dominator by whom
 * @param byFilledValues whether a value that was filled in counts in this
 */
public record Dominance(String dominated, String dominator, boolean byFilledValues) {

  static List<Dominance> in(Grid grid) {
    double[][][] values = grid.values(grid.numbers());
    List<Dominance> found = new ArrayList<>();
    int size = grid.candidates().size();
    for (int one = 0; one < size; one++) {
      for (int other = 0; other < size; other++) {
        if (dominates(values, other, one)) {
          found.add(
              new Dominance(
                  grid.candidates().get(one),
                  grid.candidates().get(other),
                  isFilled(grid, one) || isFilled(grid, other)));
        }
      }
    }
    return List.copyOf(found);
  }

  /** Where one has a value that the other lacks even after filling, nobody dominates. */
  private static boolean dominates(double[][][] values, int one, int other) {
    boolean better = false;
    for (double[][] group : values) {
      for (double[] criterion : group) {
        double a = criterion[one];
        double b = criterion[other];
        if (Double.isNaN(a) != Double.isNaN(b) || a < b) {
          return false;
        }
        better |= a > b + Ranks.SAME;
      }
    }
    return better;
  }

  private static boolean isFilled(Grid grid, int candidate) {
    for (Input[][] group : grid.inputs()) {
      for (Input[] criterion : group) {
        if (criterion[candidate].absence() != null) {
          return true;
        }
      }
    }
    return false;
  }
}
