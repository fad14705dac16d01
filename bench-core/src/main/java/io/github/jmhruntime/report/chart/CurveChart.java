package io.github.jmhruntime.report.chart;

import io.github.jmhruntime.report.chart.Curve.Knot;
import io.github.jmhruntime.report.markup.Decimal;
import io.github.jmhruntime.report.markup.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Curves with their bands, each named at its right end. */
public final class CurveChart {

  private static final double FONT = Drawing.FONT;

  /** Bold letters are wider. */
  private static final double BOLD = FONT * 1.12;

  private static final double TOP = 28;
  private static final double BELOW = 40;
  private static final int TICKS = 6;

  private final Axis horizontal;
  private final Axis vertical;
  private final List<Curve> curves;
  private final double left;
  private final double right;
  private final double bottom;

  private CurveChart(
      Axis horizontal, Axis vertical, List<Curve> curves, double width, double height) {
    this.horizontal = horizontal;
    this.vertical = vertical;
    this.curves = curves;
    double names =
        curves.stream().mapToDouble(curve -> TextWidth.of(curve.name(), BOLD)).max().orElse(0);
    this.left = AxisLine.widthOfMarks(vertical, TICKS) + 10;
    this.right = width - Math.min(names, width * 0.3) - 12;
    this.bottom = height - BELOW;
  }

  /** Draws it in a given size. */
  public static Element draw(
      ChartText text,
      Axis horizontal,
      Axis vertical,
      List<Curve> curves,
      double width,
      double height) {
    return new CurveChart(horizontal, vertical, curves, width, height).draw(text, width, height);
  }

  private Element draw(ChartText text, double width, double height) {
    Drawing drawing = new Drawing(text, width, height);
    AxisLine.left(vertical, left, right, TOP, bottom, TICKS).forEach(drawing::add);
    AxisLine.below(horizontal, left, right, TOP, bottom, (int) (right - left) / 45)
        .forEach(drawing::add);
    for (Curve curve : curves) {
      drawing.add(curve(curve));
    }
    names(width).forEach(drawing::add);
    return drawing.svg();
  }

  private Element curve(Curve curve) {
    String style = Marker.style(curve.series());
    Element group = Element.of("g").with("class", "row");
    curve.data().forEach((name, value) -> group.with("data-" + name, value));
    String band = band(curve.knots());
    if (!band.isEmpty()) {
      group.add(Drawing.path("band " + style, band));
    }
    StringBuilder path = new StringBuilder();
    for (Knot knot : shown(curve)) {
      path.append(path.isEmpty() ? "M" : "L").append(at(knot.x(), knot.y()));
    }
    group.add(Drawing.path("curve " + style, path.toString()));
    for (Knot knot : shown(curve)) {
      group.add(
          Element.of("g")
              .with("class", "knot")
              .add(Element.of("title", curve.name() + ": " + knot.note()))
              .add(Marker.at(curve.series(), x(knot.x()), y(knot.y()), 3.5)));
    }
    return group;
  }

  private List<Knot> shown(Curve curve) {
    return curve.knots().stream().filter(knot -> vertical.shows(knot.y())).toList();
  }

  /** The area between the ends of the intervals, where there are any. */
  private String band(List<Knot> knots) {
    List<Knot> bounded =
        knots.stream()
            .filter(knot -> vertical.shows(knot.lower()) && vertical.shows(knot.upper()))
            .toList();
    if (bounded.size() < 2) {
      return "";
    }
    StringBuilder path = new StringBuilder();
    for (Knot knot : bounded) {
      path.append(path.isEmpty() ? "M" : "L").append(at(knot.x(), knot.upper()));
    }
    for (int i = bounded.size() - 1; i >= 0; i--) {
      path.append("L").append(at(bounded.get(i).x(), bounded.get(i).lower()));
    }
    return path.append("z").toString();
  }

  /** Names that would lie on each other are moved apart. */
  private List<Element> names(double width) {
    record Name(Curve curve, double y) {}
    List<Name> ends = new ArrayList<>();
    for (Curve curve : curves) {
      List<Knot> shown = shown(curve);
      if (!shown.isEmpty()) {
        ends.add(new Name(curve, y(shown.get(shown.size() - 1).y())));
      }
    }
    ends.sort(Comparator.comparingDouble(Name::y));
    List<Element> texts = new ArrayList<>();
    double free = TOP;
    for (int i = 0; i < ends.size(); i++) {
      double lowest = bottom - (ends.size() - 1 - i) * (FONT + 2);
      double y = Math.max(free, Math.min(ends.get(i).y(), lowest));
      Curve curve = ends.get(i).curve();
      Element name =
          Drawing.text(
              "name " + Marker.style(curve.series()),
              right + 8,
              y + FONT * 0.35,
              TextWidth.fit(curve.name(), BOLD, width - right - 8));
      for (Map.Entry<String, String> data : curve.data().entrySet()) {
        name.with("data-" + data.getKey(), data.getValue());
      }
      texts.add(name);
      free = y + FONT + 2;
    }
    return texts;
  }

  private String at(double x, double y) {
    return Decimal.of(x(x)) + " " + Decimal.of(y(y));
  }

  private double x(double value) {
    return left + horizontal.part(value) * (right - left);
  }

  private double y(double value) {
    return bottom - vertical.part(value) * (bottom - TOP);
  }
}
