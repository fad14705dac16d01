package io.github.jmhruntime.report.chart;

import io.github.jmhruntime.report.markup.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bars that are made of parts, with the parts' names above them: what a whole consists of, such as
 * the phases of a start or the contributions to a total.
 */
public final class StackedBars {

  private static final double FONT = Drawing.FONT;
  private static final double GAP = 10;
  private static final double BAR = 18;
  private static final double ROW = 44;
  private static final double LEGEND_LINE = 18;

  private StackedBars() {}

  /**
   * A part of a bar.
   *
   * @param name the same in all bars
   * @param value its length; not negative
   * @param note the value in words
   */
  public record Part(String name, double value, String note) {}

  /**
   * A bar.
   *
   * @param label what it stands for
   * @param parts from left to right
   * @param note what stands beside its label, such as the total
   * @param data what the page's filters look at, by name
   */
  public record Bar(String label, List<Part> parts, String note, Map<String, String> data) {

    double total() {
      return parts.stream().mapToDouble(Part::value).sum();
    }
  }

  /**
   * Draws bars from zero, one below the other.
   *
   * @param order the names of all parts, so that charts beside each other have the same colours
   */
  public static Element draw(
      ChartText text, String axisTitle, List<String> order, List<Bar> bars, double width) {
    Axis axis = Axis.fromZero(axisTitle, bars.stream().map(Bar::total).toList());
    Map<String, Integer> styles = styles(order, bars);
    List<Element> legend = new ArrayList<>();
    double top = legend(styles, width, legend) + 6;
    double bottom = top + bars.size() * ROW;
    Drawing drawing = new Drawing(text, width, bottom + 40);
    legend.forEach(drawing::add);
    AxisLine.below(axis, GAP, width - GAP, top, bottom, (int) width / 60).forEach(drawing::add);
    double y = top;
    for (Bar bar : bars) {
      drawing.add(bar(bar, axis, styles, y, width));
      y += ROW;
    }
    return drawing.svg();
  }

  /** Only names that occur are explained. */
  private static Map<String, Integer> styles(List<String> order, List<Bar> bars) {
    Map<String, Integer> styles = new LinkedHashMap<>();
    for (int i = 0; i < order.size(); i++) {
      String name = order.get(i);
      if (bars.stream().flatMap(bar -> bar.parts().stream()).anyMatch(p -> p.name().equals(name))) {
        styles.put(name, i);
      }
    }
    return styles;
  }

  private static Element bar(
      Bar bar, Axis axis, Map<String, Integer> styles, double top, double width) {
    Element group = Element.of("g").with("class", "row");
    bar.data().forEach((name, value) -> group.with("data-" + name, value));
    String note = TextWidth.fit(bar.note(), FONT, width * 0.7);
    double room = width - TextWidth.of(note, FONT) - GAP;
    group.add(Drawing.text("label", 0, top + 14, TextWidth.fit(bar.label(), FONT, room)));
    group.add(Drawing.text("note end", width, top + 14, note));
    double from = 0;
    for (Part part : bar.parts()) {
      double x = GAP + axis.part(from) * (width - 2 * GAP);
      double to = GAP + axis.part(from + part.value()) * (width - 2 * GAP);
      group.add(
          Element.of("g")
              .with("class", "knot")
              .add(Element.of("title", bar.label() + ", " + part.name() + ": " + part.note()))
              .add(
                  Drawing.box(
                      "part " + Marker.style(styles.getOrDefault(part.name(), 0)),
                      x,
                      top + 20,
                      to - x,
                      BAR)));
      from += part.value();
    }
    return group;
  }

  /** Writes the names in as many lines as they need, and says where they end. */
  private static double legend(Map<String, Integer> styles, double width, List<Element> parts) {
    double x = 0;
    double y = 0;
    for (Map.Entry<String, Integer> style : styles.entrySet()) {
      String name = TextWidth.fit(style.getKey(), FONT, width - 30);
      double needed = 16 + TextWidth.of(name, FONT) + GAP;
      if (x > 0 && x + needed > width) {
        x = 0;
        y += LEGEND_LINE;
      }
      parts.add(Drawing.box("part " + Marker.style(style.getValue()), x, y + 3, 11, 11));
      parts.add(Drawing.text("label", x + 16, y + 13, name));
      x += needed;
    }
    return y + LEGEND_LINE;
  }
}
