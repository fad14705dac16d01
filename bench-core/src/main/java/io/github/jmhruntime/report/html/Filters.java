package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.comparison.Verdict;
import io.github.jmhruntime.report.RowGroup;
import io.github.jmhruntime.report.markup.Element;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The filters above the results, and what they look at. The page's script shows them. */
final class Filters {

  /** Parameters that have a filter of their own. */
  private static final List<String> PARAMS = List.of("image", "limits");

  private Filters() {}

  /** What the filters know of a row. */
  static Map<String, String> data(Row row) {
    Map<String, String> data = data(row.key());
    data.put("runtime", row.runtime());
    data.put("verdict", row.verdict().word());
    return data;
  }

  /** What the filters know of rows that are shown together. */
  static Map<String, String> data(RowGroup group) {
    Map<String, String> data = data(group.first().key());
    data.put("runtime", words(group.rows().stream().map(Row::runtime)));
    data.put("verdict", words(group.rows().stream().map(row -> row.verdict().word())));
    return data;
  }

  /** What the filters know of a benchmark; several words stand one on a line. */
  static Map<String, String> data(ResultKey key) {
    Map<String, String> data = new LinkedHashMap<>();
    data.put("benchmark", key.name());
    for (String param : PARAMS) {
      String value = key.params().get(param);
      if (value != null) {
        data.put(param, value);
      }
    }
    return data;
  }

  private static String words(Stream<String> words) {
    return words.distinct().collect(Collectors.joining("\n"));
  }

  /** The controls; hidden until the script is there to use them. */
  static Element controls(PageData data) {
    List<String> verdicts = Stream.of(Verdict.values()).map(Verdict::word).toList();
    return controls(data.comparison().rows(), Series.of(data.comparison()).candidates(), verdicts);
  }

  /** The controls for what has no verdicts. */
  static Element controls(List<Row> rows, Collection<String> runtimes) {
    return controls(rows, runtimes, List.of());
  }

  private static Element controls(
      List<Row> rows, Collection<String> runtimes, Collection<String> verdicts) {
    Element search =
        Element.of("input")
            .with("type", "search")
            .with("id", "filter-benchmark")
            .with("autocomplete", "off");
    Element controls =
        Element.of("div")
            .with("class", "filters")
            .with("role", "search")
            .with("aria-label", "Filters")
            .with("hidden", "hidden")
            .add(labelled("Benchmark", "filter-benchmark", search));
    for (String param : PARAMS) {
      TreeSet<String> values = new TreeSet<>();
      for (Row row : rows) {
        String value = row.key().params().get(param);
        if (value != null) {
          values.add(value);
        }
      }
      choice(controls, param, values);
    }
    choice(controls, "runtime", runtimes);
    choice(controls, "verdict", verdicts);
    return controls
        .add(Element.of("button", "Show all").with("type", "button").with("id", "filter-reset"))
        .add(
            Element.of("p")
                .with("id", "filter-count")
                .with("class", "count")
                .with("role", "status"));
  }

  private static void choice(Element controls, String name, Collection<String> values) {
    if (values.size() > 1) {
      String id = "filter-" + name;
      Element select =
          Element.of("select", Element.of("option", "all").with("value", "")).with("id", id);
      for (String value : values) {
        select.add(Element.of("option", value).with("value", value));
      }
      String title = Character.toUpperCase(name.charAt(0)) + name.substring(1);
      controls.add(labelled(title, id, select));
    }
  }

  /** A control and its label stay on one line. */
  private static Element labelled(String words, String id, Element control) {
    return Element.of("span", Element.of("label", words).with("for", id), control)
        .with("class", "filter");
  }
}
