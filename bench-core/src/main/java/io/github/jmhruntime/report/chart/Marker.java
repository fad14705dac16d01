package io.github.jmhruntime.report.chart;

import io.github.jmhruntime.report.markup.Decimal;
import io.github.jmhruntime.report.markup.Element;

/** The shapes of series: each is told from the others without its colour, too. */
public final class Marker {

  /** How many series have a colour and a shape of their own. */
  public static final int SERIES = 8;

  private Marker() {}

  /** The class of a series, which has its colour; further series begin anew. */
  public static String style(int series) {
    return "s" + series % SERIES;
  }

  /** The mark of a series around a point. */
  static Element at(int series, double x, double y, double size) {
    return Drawing.path("mark " + style(series), shape(series % SERIES, x, y, size));
  }

  /** A key for a legend in the page's text. */
  public static Element key(int series) {
    return Element.of("svg")
        .with("class", "chart key")
        .with("viewBox", "0 0 12 12")
        .with("width", 12)
        .with("height", 12)
        .with("aria-hidden", "true")
        .add(at(series, 6, 6, 4.5));
  }

  private static String shape(int shape, double x, double y, double r) {
    return switch (shape) {
      case 0 -> polygon(x - r, y - r, x + r, y - r, x + r, y + r, x - r, y + r);
      case 1 -> circle(x, y, r * 1.1);
      case 2 -> polygon(x, y - r * 1.25, x + r * 1.25, y + r, x - r * 1.25, y + r);
      case 3 -> polygon(x, y - r * 1.4, x + r * 1.4, y, x, y + r * 1.4, x - r * 1.4, y);
      case 4 -> polygon(x, y + r * 1.25, x + r * 1.25, y - r, x - r * 1.25, y - r);
      case 5 -> cross(x, y, r, r * 0.4);
      case 6 -> polygon(x - r, y - r * 1.25, x + r * 1.25, y, x - r, y + r * 1.25);
      default -> polygon(x + r, y - r * 1.25, x - r * 1.25, y, x + r, y + r * 1.25);
    };
  }

  private static String circle(double x, double y, double r) {
    return "M%s %sa%s %s 0 1 0 %s 0a%s %s 0 1 0 %s 0z"
        .formatted(n(x - r), n(y), n(r), n(r), n(2 * r), n(r), n(r), n(-2 * r));
  }

  private static String cross(double x, double y, double r, double w) {
    return polygon(
        x - w,
        y - r * 1.2,
        x + w,
        y - r * 1.2,
        x + w,
        y - w,
        x + r * 1.2,
        y - w,
        x + r * 1.2,
        y + w,
        x + w,
        y + w,
        x + w,
        y + r * 1.2,
        x - w,
        y + r * 1.2,
        x - w,
        y + w,
        x - r * 1.2,
        y + w,
        x - r * 1.2,
        y - w,
        x - w,
        y - w);
  }

  private static String polygon(double... xy) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < xy.length; i += 2) {
      path.append(i == 0 ? 'M' : 'L').append(n(xy[i])).append(' ').append(n(xy[i + 1]));
    }
    return path.append('z').toString();
  }

  private static String n(double value) {
    return Decimal.of(value);
  }
}
