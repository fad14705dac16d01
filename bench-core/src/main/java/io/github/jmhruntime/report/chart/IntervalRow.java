package io.github.jmhruntime.report.chart;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One estimate with its interval, and what it was made from.
 *
 * @param label what was measured, such as a runtime
 * @param series which colour and shape it has
 * @param value the estimate; where it is not finite there is no mark
 * @param lower the interval's lower end, or NaN where there is none
 * @param upper the interval's upper end, or NaN where there is none
 * @param points single values behind the estimate, such as one for each fork
 * @param note the estimate in words, which stands beside the mark
 * @param data what the page's filters look at, by name
 */
public record IntervalRow(
    String label,
    int series,
    double value,
    double lower,
    double upper,
    List<Double> points,
    String note,
    Map<String, String> data) {

  /** All values that an axis should show. */
  public Stream<Double> values() {
    return Stream.concat(Stream.of(value, lower, upper), points.stream());
  }

  /**
   * Rows that belong together.
   *
   * @param heading what they have in common; empty for no heading
   * @param rows from top to bottom
   */
  public record Block(String heading, List<IntervalRow> rows) {}
}
