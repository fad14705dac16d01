package io.github.jmhruntime.report.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.jmhruntime.report.RowGroup;
import io.github.jmhruntime.report.RowTitles;
import io.github.jmhruntime.report.markup.DataBlock;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import io.github.jmhruntime.report.markup.Table;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All results in one table. The first ones stand in the page, all of them in the script's data: as
 * the cells that are shown, so that nothing is rounded in two ways.
 */
final class ResultSection implements Section {

  /** How many rows the page shows at first, and how many more at each request. */
  static final int SHOWN = 100;

  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public String id() {
    return "results";
  }

  @Override
  public String title() {
    return "All results";
  }

  @Override
  public List<Node> content(PageData data) {
    List<ResultLine> lines = lines(data);
    if (lines.isEmpty()) {
      return List.of();
    }
    List<Node> content = new ArrayList<>();
    content.add(
        Element.of(
            "p",
            "The score of each runtime, and in percent of %s with its %s %% interval."
                .formatted(
                    data.baseline(), Percents.trimmed(100 * data.comparison().confidence()))));
    content.add(Filters.controls(data));
    content.add(table(data.baseline(), lines));
    if (lines.size() > SHOWN) {
      content.add(
          Element.of(
                  "p",
                  "The first %d of %d rows; comparison.csv has all of them."
                      .formatted(SHOWN, lines.size()))
              .with("id", "results-more"));
    }
    content.add(DataBlock.of("results-data", out -> write(lines, out)));
    return content;
  }

  private static List<ResultLine> lines(PageData data) {
    RowTitles titles = new RowTitles(data.comparison().rows());
    List<ResultLine> lines = new ArrayList<>();
    for (RowGroup group : RowGroup.of(data.comparison().rows())) {
      lines.addAll(ResultLine.of(group, titles.of(group.first())));
    }
    return lines;
  }

  private static Element table(String baseline, List<ResultLine> lines) {
    Element head = Element.of("tr");
    for (int i = 0; i < ResultLine.COLUMNS.size(); i++) {
      String column =
          switch (ResultLine.COLUMNS.get(i)) {
            case "baseline" -> baseline;
            case "%" -> "% of " + baseline;
            default -> ResultLine.COLUMNS.get(i);
          };
      Element cell = Element.of("th", column).with("scope", "col");
      head.add(ResultLine.NUMBERS.contains(i) ? cell.with("data-type", "number") : cell);
    }
    Element body = Element.of("tbody");
    lines.stream().limit(SHOWN).map(ResultLine::element).forEach(body::add);
    Element table =
        Element.of("table", Element.of("thead", head), body)
            .with("id", "results-table")
            .with("aria-label", "All results");
    return Table.scrolling("All results", table);
  }

  /** What does not change from row to row is written once, as there may be a hundred thousand. */
  private static void write(List<ResultLine> lines, Appendable out) throws IOException {
    Map<String, Integer> words = new LinkedHashMap<>();
    try (JsonGenerator json = JSON.createGenerator(new AppendingWriter(out))) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeNumberField("shown", SHOWN);
      json.writeArrayFieldStart("rows");
      for (ResultLine line : lines) {
        json.writeStartArray();
        List<String> cells = line.cells();
        Map<String, String> data = line.data();
        for (int i = 0; i < cells.size(); i++) {
          boolean repeated = i < 3 || i == cells.size() - 1;
          if (repeated) {
            json.writeNumber(number(words, cells.get(i)));
          } else {
            json.writeString(cells.get(i));
          }
        }
        for (String name : List.of("benchmark", "image", "limits")) {
          json.writeNumber(number(words, data.getOrDefault(name, "")));
        }
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("words");
      for (String word : words.keySet()) {
        json.writeString(word);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static int number(Map<String, Integer> words, String word) {
    return words.computeIfAbsent(word, w -> words.size());
  }

  /** Lets Jackson write to what is no writer. */
  private static final class AppendingWriter extends Writer {
    private final Appendable out;

    AppendingWriter(Appendable out) {
      this.out = out;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      out.append(new String(text, from, length));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
