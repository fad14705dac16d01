package io.github.jmhruntime.report.chart;

import io.github.jmhruntime.report.markup.Decimal;
import io.github.jmhruntime.report.markup.Element;
import java.util.ArrayList;
import java.util.List;

/** What happened when, in a lane for each series. */
public final class Timeline {

  private static final double FONT = Drawing.FONT;
  private static final double LANE = 26;
  private static final double LEGEND = 24;

  private Timeline() {}

  /**
   * Something that happened.
   *
   * @param minute when
   * @param failed whether it failed
   * @param disturbed whether the machine was disturbed meanwhile
   * @param note what it was, in words
   */
  public record Event(double minute, boolean failed, boolean disturbed, String note) {}

  /** The events of one series. */
  public record Lane(String name, int series, List<Event> events) {}

  /** Draws all lanes over common minutes. */
  public static Element draw(ChartText text, List<Lane> lanes, double width) {
    double names =
        lanes.stream().mapToDouble(lane -> TextWidth.of(lane.name(), FONT)).max().orElse(0);
    double left = Math.min(names, width * 0.3) + 14;
    double right = width - 12;
    double bottom = LEGEND + lanes.size() * LANE;
    Drawing drawing = new Drawing(text, width, bottom + 40);
    legend().forEach(drawing::add);
    List<Double> minutes =
        lanes.stream().flatMap(lane -> lane.events().stream()).map(Event::minute).toList();
    Axis axis = Axis.fromZero("minutes", minutes);
    AxisLine.below(axis, left, right, LEGEND, bottom, (int) (right - left) / 60)
        .forEach(drawing::add);
    double y = LEGEND + LANE / 2;
    for (Lane lane : lanes) {
      drawing.add(lane(lane, axis, left, right, y));
      y += LANE;
    }
    return drawing.svg();
  }

  private static Element lane(Lane lane, Axis axis, double left, double right, double y) {
    Element group =
        Element.of("g")
            .add(
                Drawing.text(
                    "label", 0, y + FONT * 0.35, TextWidth.fit(lane.name(), FONT, left - 10)));
    StringBuilder dots = new StringBuilder();
    List<Element> marked = new ArrayList<>();
    for (Event event : lane.events()) {
      double x = left + axis.part(event.minute()) * (right - left);
      dots.append("M%s %sh0".formatted(Decimal.of(x), Decimal.of(y)));
      if (event.failed() || event.disturbed()) {
        marked.add(
            Element.of("g", Element.of("title", event.note()))
                .with("class", "knot")
                .add(event.failed() ? cross(x, y) : ring(x, y)));
      }
    }
    return group
        .add(Drawing.path("dots " + Marker.style(lane.series()), dots.toString()))
        .add(marked);
  }

  private static List<Element> legend() {
    double second = 16 + TextWidth.of("disturbed", FONT) + 24;
    return List.of(
        ring(6, 8),
        Drawing.text("tick", 16, 12, "disturbed"),
        cross(second, 8),
        Drawing.text("tick", second + 10, 12, "failed"));
  }

  private static Element ring(double x, double y) {
    return Element.of("circle").with("class", "ring").with("cx", x).with("cy", y).with("r", 5);
  }

  private static Element cross(double x, double y) {
    String path = "M%s %sl9 9m0 -9l-9 9".formatted(Decimal.of(x - 4.5), Decimal.of(y - 4.5));
    return Drawing.path("cross", path);
  }
}
