package io.github.jmhruntime.report.chart;

import io.github.jmhruntime.report.chart.IntervalRow.Block;
import io.github.jmhruntime.report.markup.Decimal;
import io.github.jmhruntime.report.markup.Element;
import java.util.List;

/**
 * Estimates as marks on a common axis, each with its interval as a line and its single values as
 * dots below it.
 */
public final class IntervalChart {

  private static final double FONT = Drawing.FONT;
  private static final double GAP = 10;
  private static final double AXIS_HEIGHT = 40;
  private static final double HEADING_HEIGHT = 24;

  /** The part of the width that a label may take where its note stands on the same line. */
  private static final double LABEL = 0.35;

  private final Axis axis;
  private final List<Block> blocks;
  private final Shape shape;

  /** Where things are: beside the plot, or above each row. */
  private record Shape(
      double width, double left, double right, double rowHeight, double markAt, boolean stacked) {

    double x(Axis axis, double value) {
      return left + axis.part(value) * (right - left);
    }
  }

  private IntervalChart(Axis axis, List<Block> blocks, Shape shape) {
    this.axis = axis;
    this.blocks = blocks;
    this.shape = shape;
  }

  /** A picture with the words of each row above its mark, for a narrow place. */
  public static Element stacked(ChartText text, Axis axis, List<Block> blocks, double width) {
    boolean dots = blocks.stream().flatMap(b -> b.rows().stream()).anyMatch(IntervalChart::hasDots);
    Shape shape = new Shape(width, GAP, width - GAP, dots ? 42 : 34, 23, true);
    return new IntervalChart(axis, blocks, shape).draw(text);
  }

  /** A picture with the words of each row beside its mark. */
  public static Element wide(ChartText text, Axis axis, List<Block> blocks, double width) {
    double labels = 0;
    double notes = 0;
    for (Block block : blocks) {
      labels = Math.max(labels, TextWidth.of(block.heading(), FONT * 1.12) - 2 * GAP);
      for (IntervalRow row : block.rows()) {
        labels = Math.max(labels, TextWidth.of(row.label(), FONT));
        notes = Math.max(notes, TextWidth.of(row.note(), FONT));
      }
    }
    labels = Math.min(labels, width * 0.25);
    notes = Math.min(notes, width * 0.4);
    Shape shape = new Shape(width, labels + 3 * GAP, width - notes - 2 * GAP, 24, 12, false);
    return new IntervalChart(axis, blocks, shape).draw(text);
  }

  private static boolean hasDots(IntervalRow row) {
    return !row.points().isEmpty();
  }

  private Element draw(ChartText text) {
    double top = 4;
    double bottom = top + blocks.stream().mapToDouble(this::height).sum();
    Drawing drawing = new Drawing(text, shape.width(), bottom + AXIS_HEIGHT);
    AxisLine.below(
            axis,
            shape.left(),
            shape.right(),
            top,
            bottom,
            (int) (shape.right() - shape.left()) / 60)
        .forEach(drawing::add);
    double y = top;
    for (Block block : blocks) {
      if (!block.heading().isEmpty()) {
        drawing.add(heading(block.heading(), y));
        y += HEADING_HEIGHT;
      }
      for (IntervalRow row : block.rows()) {
        drawing.add(row(row, y));
        y += shape.rowHeight();
      }
    }
    return drawing.svg();
  }

  private double height(Block block) {
    return (block.heading().isEmpty() ? 0 : HEADING_HEIGHT)
        + block.rows().size() * shape.rowHeight();
  }

  private Element heading(String words, double y) {
    return Drawing.text("heading", 0, y + 17, TextWidth.fit(words, FONT * 1.25, shape.width()));
  }

  private Element row(IntervalRow row, double top) {
    Element group =
        Element.of("g")
            .with("class", "row")
            .add(Element.of("title", row.label() + ": " + row.note()));
    row.data().forEach((name, value) -> group.with("data-" + name, value));
    words(row, top).forEach(group::add);
    double y = top + shape.markAt();
    if (axis.shows(row.lower()) && axis.shows(row.upper())) {
      double from = shape.x(axis, row.lower());
      double to = shape.x(axis, row.upper());
      group.add(Drawing.line("interval " + Marker.style(row.series()), from, y, to, y));
    }
    if (axis.shows(row.value())) {
      group.add(Marker.at(row.series(), shape.x(axis, row.value()), y, 4.5));
    }
    if (hasDots(row)) {
      group.add(dots(row, shape.stacked() ? y + 9 : y));
    }
    return group;
  }

  private List<Element> words(IntervalRow row, double top) {
    if (!shape.stacked()) {
      double y = top + shape.markAt() + FONT * 0.35;
      double noteAt = shape.right() + GAP * 1.5;
      return List.of(
          Drawing.text("label", GAP, y, TextWidth.fit(row.label(), FONT, shape.left() - 2 * GAP)),
          Drawing.text("note", noteAt, y, TextWidth.fit(row.note(), FONT, shape.width() - noteAt)));
    }
    double y = top + FONT;
    String label = TextWidth.fit(row.label(), FONT, shape.width() * LABEL);
    String note = whole(row.note(), shape.width() - TextWidth.of(label, FONT) - GAP);
    return List.of(
        Drawing.text("label", 0, y, label), Drawing.text("note end", shape.width(), y, note));
  }

  /** A note without its last words where it is too wide: a number must not be cut. */
  private static String whole(String note, double width) {
    String shown = note;
    while (TextWidth.of(shown, FONT) > width && shown.contains(" ")) {
      shown = shown.substring(0, shown.lastIndexOf(' '));
    }
    return shown;
  }

  /** All dots are one path, as there may be thousands on a page. */
  private Element dots(IntervalRow row, double y) {
    StringBuilder path = new StringBuilder();
    StringBuilder values = new StringBuilder();
    for (double value : row.points()) {
      if (axis.shows(value)) {
        path.append('M').append(Decimal.of(shape.x(axis, value))).append(' ');
        path.append(Decimal.of(y)).append("h0");
        values.append(values.isEmpty() ? "" : " ").append(Significant.of(value));
      }
    }
    return Drawing.path("dots " + Marker.style(row.series()), path.toString())
        .with("data-values", values.toString());
  }
}
