package io.github.jmhruntime.report.chart;

import io.github.jmhruntime.report.markup.Decimal;
import io.github.jmhruntime.report.markup.Element;

/** A picture that is being drawn: shapes and text at positions, styled by classes. */
final class Drawing {

  /** The size of text, in units of the picture. */
  static final double FONT = 12;

  private final Element svg;

  /** Begins with nothing. */
  Drawing(ChartText text, double width, double height) {
    String title = text.id() + "-title";
    String description = text.id() + "-desc";
    this.svg =
        Element.of("svg")
            .with("class", "chart")
            .with("viewBox", "0 0 " + Decimal.of(width) + " " + Decimal.of(height))
            .with("width", width)
            .with("height", height)
            .with("role", "img")
            .with("aria-labelledby", title + " " + description)
            .add(Element.of("title", text.title()).with("id", title))
            .add(Element.of("desc", text.description()).with("id", description));
  }

  Drawing add(Element element) {
    svg.add(element);
    return this;
  }

  Element svg() {
    return svg;
  }

  static Element line(String styled, double x1, double y1, double x2, double y2) {
    return Element.of("line")
        .with("class", styled)
        .with("x1", x1)
        .with("y1", y1)
        .with("x2", x2)
        .with("y2", y2);
  }

  static Element box(String styled, double x, double y, double width, double height) {
    return Element.of("rect")
        .with("class", styled)
        .with("x", x)
        .with("y", y)
        .with("width", Math.max(0, width))
        .with("height", Math.max(0, height));
  }

  static Element path(String styled, String commands) {
    return Element.of("path").with("class", styled).with("d", commands);
  }

  /** Text whose base line begins, has its middle or ends at a point. */
  static Element text(String styled, double x, double y, String words) {
    return Element.of("text").with("class", styled).with("x", x).with("y", y).text(words);
  }
}
