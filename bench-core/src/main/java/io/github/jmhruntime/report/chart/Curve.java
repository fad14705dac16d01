package io.github.jmhruntime.report.chart;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Values along an axis, with a band.
 *
 * @param name what stands at its end
 * @param series which colour and shape it has
 * @param knots from left to right
 * @param data what the page's filters look at, by name
 */
public record Curve(String name, int series, List<Knot> knots, Map<String, String> data) {

  /**
   * A value with its interval.
   *
   * @param x where it is
   * @param y the value
   * @param lower the interval's lower end, or NaN where there is none
   * @param upper the interval's upper end, or NaN where there is none
   * @param note the value in words
   */
  public record Knot(double x, double y, double lower, double upper, String note) {

    /** All that an axis should show. */
    public Stream<Double> values() {
      return Stream.of(y, lower, upper);
    }
  }

  /** All values that the vertical axis should show. */
  public Stream<Double> values() {
    return knots.stream().flatMap(Knot::values);
  }
}
