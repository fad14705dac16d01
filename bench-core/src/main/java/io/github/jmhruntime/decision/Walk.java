package io.github.jmhruntime.decision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleToIntFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * A walk away from what is, to where another candidate is first.
 *
 * @param points where to look, the present one first
 * @param between whether there is anything between two points, where the change is then sought
 */
@SuppressWarnings("ArrayRecordComponent")
record Walk(double[] points, boolean between) {

  private static final int STEPS = 200;
  private static final int HALVINGS = 45;

  /**
   * Where somebody is first for the first time.
   *
   * @param at the point from which on
   * @param first the candidate's index
   */
  record Crossing(double at, int first) {}

  /** All numbers up to an end. */
  static Walk straight(double from, double end) {
    return steps(step -> from + (end - from) * step);
  }

  /** All positive numbers up to a multiple. */
  static Walk byFactor(double from, double factor) {
    return steps(step -> from * Math.pow(factor, step));
  }

  private static Walk steps(DoubleUnaryOperator at) {
    double[] points = new double[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
      points[i] = at.applyAsDouble((double) i / STEPS);
    }
    return new Walk(points, true);
  }

  /** One mark after the other up to the last one. */
  static Walk byMarks(double from, double last, double mark) {
    int marks = (int) Math.floor(Math.abs(last - from) / mark + Ranks.SAME);
    double[] points = new double[marks + 1];
    for (int i = 0; i <= marks; i++) {
      points[i] = from + i * mark * Math.signum(last - from);
    }
    return new Walk(points, false);
  }

  /**
   * The crossings, each candidate once, the nearest first.
   *
   * @param first who is first at a point, or -1 where several share the place
   */
  List<Crossing> crossings(DoubleToIntFunction first) {
    List<Crossing> crossings = new ArrayList<>();
    Set<Integer> seen = new HashSet<>(List.of(-1, first.applyAsInt(points[0])));
    for (int i = 1; i < points.length; i++) {
      int now = first.applyAsInt(points[i]);
      if (seen.add(now)) {
        double at = between ? halved(points[i - 1], points[i], now, first) : points[i];
        crossings.add(new Crossing(at, now));
      }
    }
    return crossings;
  }

  private static double halved(double before, double after, int now, DoubleToIntFunction first) {
    double outside = before;
    double inside = after;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (outside + inside) / 2;
      if (first.applyAsInt(middle) == now) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return inside;
  }
}
