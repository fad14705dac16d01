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
  private static final double NUMBERS = 16;

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

  /** A block of forks, from its first to that of the next one. */
  public record Block(int number, double minute) {}

  /**
   * Draws all lanes over common minutes.
   *
   * @param blocks in the order of time; every other one is shaded
   */
  public static Element draw(ChartText text, List<Block> blocks, List<Lane> lanes, double width) {
    double names =
        lanes.stream().mapToDouble(lane -> TextWidth.of(lane.name(), FONT)).max().orElse(0);
    double left = Math.min(names, width * 0.3) + 14;
    double right = width - 12;
    double top = LEGEND + (blocks.isEmpty() ? 0 : NUMBERS);
    double bottom = top + lanes.size() * LANE;
    Drawing drawing = new Drawing(text, width, bottom + 40);
    legend().forEach(drawing::add);
    List<Double> minutes =
        lanes.stream().flatMap(lane -> lane.events().stream()).map(Event::minute).toList();
    Axis axis = Axis.fromZero("minutes", minutes);
    for (int i = 0; i < blocks.size(); i++) {
      double end = i + 1 < blocks.size() ? axis.part(blocks.get(i + 1).minute()) : 1;
      double from = left + axis.part(blocks.get(i).minute()) * (right - left);
      block(blocks.get(i).number(), i, from, left + end * (right - left), bottom)
          .forEach(drawing::add);
    }
    AxisLine.below(axis, left, right, top, bottom, (int) (right - left) / 60).forEach(drawing::add);
    double y = top + LANE / 2;
    for (Lane lane : lanes) {
      drawing.add(lane(lane, axis, left, right, y));
      y += LANE;
    }
    return drawing.svg();
  }

  /** A number is left out where it would not fit. */
  private static List<Element> block(int number, int index, double from, double to, double bottom) {
    List<Element> parts = new ArrayList<>();
    if (index % 2 == 1) {
      parts.add(Drawing.box("block", from, LEGEND, to - from, bottom - LEGEND));
    }
    String full = "block " + number;
    String shown = TextWidth.of(full, FONT) + 6 < to - from ? full : String.valueOf(number);
    if (TextWidth.of(shown, FONT) + 4 < to - from) {
      parts.add(Drawing.text("tick middle", (from + to) / 2, LEGEND + 12, shown));
    }
    return parts;
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
