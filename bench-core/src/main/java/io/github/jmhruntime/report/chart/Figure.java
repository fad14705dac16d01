package io.github.jmhruntime.report.chart;

import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A chart with its caption and the table behind it, from which it can be saved.
 *
 * @param text what it is called and says
 * @param caption what stands above it
 * @param pictures one picture for every width, or a narrow and a wide one
 * @param table the values that it shows
 * @param data what the page's filters look at, by name
 */
public record Figure(
    ChartText text, String caption, List<Element> pictures, Table table, Map<String, String> data) {

  /** A picture that fits every width. */
  public static Figure of(ChartText text, Element picture, Table table) {
    return new Figure(text, text.title(), List.of(picture), table, Map.of());
  }

  /** The same with a narrow picture for phones and a wide one for everything else. */
  public static Figure of(ChartText text, Element narrow, Element wide, Table table) {
    return new Figure(text, text.title(), List.of(narrow, wide), table, Map.of());
  }

  /** The same, found by the page's filters. */
  public Figure with(Map<String, String> filtered) {
    return new Figure(text, caption, pictures, table, new LinkedHashMap<>(filtered));
  }

  /** The element of the page. */
  public Element element() {
    Element figure = Element.of("figure").with("id", text.id());
    data.forEach((name, value) -> figure.with("data-" + name, value));
    figure.add(breakable("figcaption", caption));
    for (int i = 0; i < pictures.size(); i++) {
      String width = pictures.size() == 1 ? "" : i == 0 ? " narrow" : " wide";
      figure.add(Element.of("div").with("class", "plot" + width).add(pictures.get(i)));
    }
    return figure.add(
        Element.of("details")
            .with("class", "behind")
            .add(Element.of("summary", "Values"))
            .add(table.element("Values of: " + text.title())));
  }

  /** A heading in which a name and its metric may stand on lines of their own. */
  public static Element breakable(String elementName, String words) {
    Element element = Element.of(elementName);
    int colon = words.indexOf(':');
    return colon < 0
        ? element.text(words)
        : element
            .text(words.substring(0, colon + 1))
            .add(Element.of("wbr"))
            .text(words.substring(colon + 1));
  }
}
