package io.github.jmhruntime.report.markup;

import java.util.List;

/**
 * A table with its headings.
 *
 * @param columns the headings; the first column names the rows
 * @param rows as many cells each as there are columns
 */
public record Table(List<String> columns, List<List<String>> rows) {

  /** Checks that each cell has its heading. */
  public Table {
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException("%s does not fit %s".formatted(row, columns));
      }
    }
  }

  /** The table, in a frame that scrolls where the page is narrower. */
  public Element element(String label) {
    Element head = Element.of("tr");
    for (String column : columns) {
      head.add(Element.of("th", column).with("scope", "col"));
    }
    Element body = Element.of("tbody");
    for (List<String> row : rows) {
      Element line = Element.of("tr");
      for (int i = 0; i < row.size(); i++) {
        line.add(
            i == 0
                ? Element.of("th", row.get(i)).with("scope", "row")
                : Element.of("td", row.get(i)));
      }
      body.add(line);
    }
    return scrolling(
        label, Element.of("table").with("aria-label", label).add(Element.of("thead", head), body));
  }

  /** A frame around a table, in which it scrolls and not the page. */
  public static Element scrolling(String label, Element table) {
    return Element.of("div", table)
        .with("class", "scroll")
        .with("role", "region")
        .with("tabindex", "0")
        .with("aria-label", label + ", scrolls");
  }
}
