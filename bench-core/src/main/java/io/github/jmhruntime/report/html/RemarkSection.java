package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Comparison.Unmatched;
import io.github.jmhruntime.measurement.FailureRate;
import io.github.jmhruntime.report.RowTitles;
import io.github.jmhruntime.report.WarningTexts;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import io.github.jmhruntime.report.markup.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What failed and why, what was not compared, and what weakens the rest. */
final class RemarkSection implements Section {

  private static final int MOST = 300;

  @Override
  public String id() {
    return "remarks";
  }

  @Override
  public String title() {
    return "Failures and remarks";
  }

  @Override
  public List<Node> content(PageData data) {
    List<Row> rows = data.comparison().rows();
    RowTitles titles =
        new RowTitles(
            rows,
            data.comparison().unmatched().stream().map(Unmatched::key).toList(),
            data.report().failures().stream().map(FailureRate::benchmark).toList());
    List<Node> content = new ArrayList<>();
    table(
        "Failed forks",
        List.of("benchmark", "runtime", "failed", "of forks", "reasons"),
        data.report().failures().stream().map(failure -> failure(failure, titles)).toList(),
        content);
    table(
        "Not compared",
        List.of("benchmark", "runtime", "reason"),
        data.comparison().unmatched().stream()
            .map(u -> List.of(titles.of(u.key()), u.runtime(), u.reason()))
            .toList(),
        content);
    table("What weakens results", List.of("remark", "rows"), warnings(rows), content);
    List<String> notes = new ArrayList<>(data.comparison().warnings());
    notes.addAll(data.report().notes());
    if (!notes.isEmpty()) {
      Element list = Element.of("ul");
      notes.forEach(note -> list.add(Element.of("li", note)));
      content.add(Element.of("h3", "On the whole"));
      content.add(list);
    }
    return content;
  }

  private static void table(
      String heading, List<String> columns, List<List<String>> rows, List<Node> content) {
    if (!rows.isEmpty()) {
      content.add(Element.of("h3", heading));
      content.add(
          new Table(columns, rows.subList(0, Math.min(MOST, rows.size()))).element(heading));
      if (rows.size() > MOST) {
        content.add(
            Element.of(
                "p",
                "The first %d of %d; comparison.json has all of them."
                    .formatted(MOST, rows.size())));
      }
    }
  }

  private static List<String> failure(FailureRate failure, RowTitles titles) {
    return List.of(
        titles.of(failure.benchmark(), failure.params()),
        failure.runtime(),
        String.valueOf(failure.failed()),
        String.valueOf(failure.forks()),
        String.join(" / ", failure.reasons()));
  }

  private static List<List<String>> warnings(List<Row> rows) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    rows.forEach(row -> WarningTexts.of(row).forEach(text -> counts.merge(text, 1, Integer::sum)));
    List<List<String>> lines = new ArrayList<>();
    counts.forEach((text, count) -> lines.add(List.of(text, String.valueOf(count))));
    return lines;
  }
}
