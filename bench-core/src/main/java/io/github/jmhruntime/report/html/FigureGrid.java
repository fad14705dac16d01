package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Figures beside each other, of no more groups of rows than a browser draws in no time. */
final class FigureGrid {

  private static final int MOST = 80;

  private FigureGrid() {}

  /** Draws one group of rows, which has that number from 1 on. */
  @FunctionalInterface
  interface Drawing {
    List<Element> figures(ResultKey key, List<Row> rows, int number);
  }

  /** The figures, and below them how many groups were left out. */
  static List<Node> of(Map<ResultKey, List<Row>> groups, Drawing drawing) {
    Element grid = Element.of("div").with("class", "grid");
    int number = 0;
    for (Map.Entry<ResultKey, List<Row>> group : groups.entrySet()) {
      if (number < MOST) {
        number++;
        drawing.figures(group.getKey(), group.getValue(), number).forEach(grid::add);
      }
    }
    List<Node> content = new ArrayList<>(List.of(grid));
    if (groups.size() > MOST) {
      content.add(Element.of("p", "The first %d of %d are drawn.".formatted(MOST, groups.size())));
    }
    return content;
  }
}
