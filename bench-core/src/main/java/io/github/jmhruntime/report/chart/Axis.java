package io.github.jmhruntime.report.chart;

import java.util.Collection;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What an axis shows.
 *
 * @param title what stands beside it, with the unit
 * @param logarithmic whether equal distances are equal factors
 * @param low the smallest value on it
 * @param high the largest value on it, above the smallest
 * @param reference a value that a line marks, such as 100 percent; null for none
 * @param label how a value is written beside its mark
 * @param fixed the values that are marked, where round numbers would say nothing; else empty
 */
public record Axis(
    String title,
    boolean logarithmic,
    double low,
    double high,
    @Nullable Double reference,
    DoubleFunction<String> label,
    List<Double> fixed) {

  /** How much longer an axis is than what it shows. */
  private static final double MARGIN = 0.04;

  /** Checks that there is something to show. */
  public Axis {
    if (!(low < high) || (logarithmic && low <= 0)) {
      throw new IllegalArgumentException(
          "an axis from %s to %s shows nothing".formatted(low, high));
    }
  }

  /** An axis from zero that shows these values, none of which is negative. */
  public static Axis fromZero(String title, Collection<Double> values) {
    double high = finite(values).max().orElse(1);
    return new Axis(
        title, false, 0, high > 0 ? high * (1 + MARGIN) : 1, null, Ticks::label, List.of());
  }

  /** An axis that shows these values with equal distances for equal differences. */
  public static Axis linear(String title, Collection<Double> values) {
    double low = finite(values).min().orElse(0);
    double high = finite(values).max().orElse(1);
    double margin = high > low ? (high - low) * MARGIN : Math.max(Math.abs(high) * 0.05, 1e-9);
    return new Axis(title, false, low - margin, high + margin, null, Ticks::label, List.of());
  }

  /** An axis that shows the positive ones of these values with equal distances for factors. */
  public static Axis log(String title, Collection<Double> values) {
    double low = finite(values).filter(value -> value > 0).min().orElse(1);
    double high = finite(values).filter(value -> value > 0).max().orElse(10);
    double margin = Math.max(Math.pow(high / low, MARGIN), 1.02);
    return new Axis(title, true, low / margin, high * margin, null, Ticks::label, List.of());
  }

  /** The same with a line at a value, which the axis then reaches. */
  public Axis withReference(double value) {
    double least = logarithmic ? value / 1.02 : value;
    return new Axis(
        title,
        logarithmic,
        Math.min(low, least),
        Math.max(high, logarithmic ? value * 1.02 : value),
        value,
        label,
        fixed);
  }

  /** The same, reaching at least from one value to another. */
  public Axis reaching(double from, double to) {
    return new Axis(
        title, logarithmic, Math.min(low, from), Math.max(high, to), reference, label, fixed);
  }

  /** The same with other words beside its marks. */
  public Axis labelled(DoubleFunction<String> words) {
    return new Axis(title, logarithmic, low, high, reference, words, fixed);
  }

  /** The same with marks at given values. */
  public Axis markedAt(List<Double> values) {
    return new Axis(title, logarithmic, low, high, reference, label, List.copyOf(values));
  }

  /** The part of the axis's length at which a value lies; a value beyond an end lies at it. */
  double part(double value) {
    double part =
        logarithmic
            ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
            : (value - low) / (high - low);
    return Math.max(0, Math.min(1, part));
  }

  /** Whether a value can be shown. */
  boolean shows(double value) {
    return Double.isFinite(value) && (!logarithmic || value > 0);
  }

  /** At most so many marks. */
  List<Tick> ticks(int count) {
    List<Double> values =
        !fixed.isEmpty()
            ? fixed.stream().filter(value -> value >= low && value <= high).toList()
            : logarithmic ? Ticks.log(low, high, count) : Ticks.even(low, high, count);
    return values.stream().map(value -> new Tick(value, label.apply(value))).toList();
  }

  private static DoubleStream finite(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite);
  }
}
