package io.github.jmhruntime.report.chart;

import io.github.jmhruntime.report.markup.Element;
import java.util.ArrayList;
import java.util.List;

/** An axis with its grid, its marks and its title. */
final class AxisLine {

  private static final double FONT = Drawing.FONT;

  private AxisLine() {}

  /** An axis below a plot. */
  static List<Element> below(
      Axis axis, double left, double right, double top, double bottom, int ticks) {
    List<Element> parts = new ArrayList<>();
    double written = Double.NEGATIVE_INFINITY;
    for (Tick tick : axis.ticks(Math.max(2, ticks))) {
      double x = left + axis.part(tick.value()) * (right - left);
      parts.add(Drawing.line("grid", x, top, x, bottom));
      double half = TextWidth.of(tick.label(), FONT) / 2;
      double middle = Math.max(left - 8 + half, Math.min(right + 8 - half, x));
      if (middle - half > written + 4) {
        parts.add(Drawing.text("tick middle", middle, bottom + 14, tick.label()));
        written = middle + half;
      }
    }
    reference(axis, left, right, top, bottom, parts);
    parts.add(Drawing.line("axis", left, bottom, right, bottom));
    parts.add(
        Drawing.text(
            "axis-title middle",
            (left + right) / 2,
            bottom + 31,
            TextWidth.fit(axis.title(), FONT, right - left + 2 * Math.min(left, 60))));
    return parts;
  }

  private static void reference(
      Axis axis, double left, double right, double top, double bottom, List<Element> parts) {
    Double reference = axis.reference();
    if (reference != null) {
      double x = left + axis.part(reference) * (right - left);
      parts.add(Drawing.line("reference", x, top, x, bottom));
    }
  }

  /** How much room the marks of an axis on the left need. */
  static double widthOfMarks(Axis axis, int ticks) {
    return axis.ticks(ticks).stream()
        .mapToDouble(tick -> TextWidth.of(tick.label(), FONT))
        .max()
        .orElse(0);
  }

  /** An axis on the left of a plot, with its title above it. */
  static List<Element> left(
      Axis axis, double left, double right, double top, double bottom, int ticks) {
    List<Element> parts = new ArrayList<>();
    for (Tick tick : axis.ticks(ticks)) {
      double y = bottom - axis.part(tick.value()) * (bottom - top);
      parts.add(Drawing.line("grid", left, y, right, y));
      parts.add(Drawing.text("tick end", left - 6, y + FONT * 0.35, tick.label()));
    }
    Double reference = axis.reference();
    if (reference != null) {
      double y = bottom - axis.part(reference) * (bottom - top);
      parts.add(Drawing.line("reference", left, y, right, y));
    }
    parts.add(Drawing.line("axis", left, top, left, bottom));
    parts.add(Drawing.text("axis-title", 0, top - 10, TextWidth.fit(axis.title(), FONT, right)));
    return parts;
  }
}
