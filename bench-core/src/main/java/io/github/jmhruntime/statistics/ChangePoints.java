package io.github.jmhruntime.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * Where a series changes its level: E-divisive with means, and Student's t test for what is kept.
 *
 * <p>Matteson and James, <i>A nonparametric approach for multiple change point analysis of
 * multivariate data</i>, Journal of the American Statistical Association 109 (2014), sections 2.2
 * and 3: a series is divided where the energy distance of the parts, scaled by their sizes, is
 * largest, and each part again. They decide by permutations what is significant; Fleming,
 * Kołaczkowski and others, <i>Hunter: using change point detection to hunt for performance
 * regressions</i> (ICPE 2023), section 3, take the t test of the neighbouring parts instead, which
 * gives the same answer each time: a first pass at ten times the level finds weak points, and from
 * these the weakest is removed, and the others are tested again, until all are below the level.
 */
public final class ChangePoints {

  /** Hunter's level: a false point in so many tests. */
  public static final double LEVEL = 0.001;

  private static final double FIRST_PASS = 10;

  /** A part of fewer values has no level of its own. */
  private static final int FEWEST = 2;

  private ChangePoints() {}

  /**
   * Finds the points.
   *
   * @param values in the order of time, one per run
   * @param level the level of the t test, such as {@link #LEVEL}
   * @return the index of the first value of each new level, ascending; empty for a stable series
   * @throws ImpossibleValueException where a value is not finite
   */
  public static List<Integer> of(double[] values, double level) {
    if (values.length == 0) {
      return List.of();
    }
    double[] series = Values.finite("series", values);
    List<Integer> weak = new ArrayList<>();
    split(series, 0, series.length, Math.min(1, FIRST_PASS * level), weak);
    Collections.sort(weak);
    return merged(series, weak, level);
  }

  private static void split(double[] series, int from, int to, double level, List<Integer> found) {
    int at = best(series, from, to);
    if (at > 0 && p(series, from, at, to) <= level) {
      found.add(at);
      split(series, from, at, level, found);
      split(series, at, to, level, found);
    }
  }

  private static List<Integer> merged(double[] series, List<Integer> weak, double level) {
    List<Integer> points = new ArrayList<>(weak);
    while (!points.isEmpty()) {
      int weakest = 0;
      double largest = -1;
      for (int i = 0; i < points.size(); i++) {
        int from = i == 0 ? 0 : points.get(i - 1);
        int to = i + 1 == points.size() ? series.length : points.get(i + 1);
        double p = p(series, from, points.get(i), to);
        if (p > largest) {
          largest = p;
          weakest = i;
        }
      }
      if (largest <= level) {
        break;
      }
      points.remove(weakest);
    }
    return List.copyOf(points);
  }

  /** The two-sided p of Student's t test between two neighbouring parts. */
  private static double p(double[] series, int from, int at, int to) {
    double[] before = Arrays.copyOfRange(series, from, at);
    double[] after = Arrays.copyOfRange(series, at, to);
    double p = new TTest().homoscedasticTTest(before, after);
    // Where nothing varies there is no t: two levels differ, or are the same.
    return Double.isNaN(p) ? (before[0] == after[0] ? 1 : 0) : p;
  }

  /**
   * Where the scaled energy distance between the parts is largest, or 0 where the part is too
   * short. Equations 5 to 7 of Matteson and James with α = 1, by running sums over the distances.
   */
  private static int best(double[] series, int from, int to) {
    int length = to - from;
    if (length < 2 * FEWEST) {
      return 0;
    }
    double within = 0;
    double between = 0;
    double beyond = 0;
    for (int i = from + 1; i < to; i++) {
      for (int j = from; j < i; j++) {
        beyond += Math.abs(series[i] - series[j]);
      }
    }
    int best = 0;
    double largest = 0;
    for (int at = from + 1; at <= to - FEWEST; at++) {
      // The value before 'at' moves from the right part to the left one.
      double moved = series[at - 1];
      double toLeft = 0;
      double toRight = 0;
      for (int i = from; i < at - 1; i++) {
        toLeft += Math.abs(moved - series[i]);
      }
      for (int i = at; i < to; i++) {
        toRight += Math.abs(moved - series[i]);
      }
      within += toLeft;
      between += toRight - toLeft;
      beyond -= toRight;
      if (at - from >= FEWEST) {
        double q = scaled(between, within, beyond, at - from, to - at);
        if (q > largest) {
          largest = q;
          best = at;
        }
      }
    }
    return best;
  }

  private static double scaled(double between, double within, double beyond, double n, double m) {
    double energy = 2 * between / (n * m) - 2 * within / (n * (n - 1)) - 2 * beyond / (m * (m - 1));
    return n * m / (n + m) * energy;
  }
}
