package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Secondary metrics on the console: one line each, with all candidates side by side. */
final class SecondaryTable {

  private final RowTitles titles;
  private final String baseline;
  private final List<String> candidates;
  private final Map<String, List<RowGroup>> groups = new LinkedHashMap<>();

  SecondaryTable(ComparisonReport report) {
    List<Row> rows =
        report.comparison().rows().stream().filter(row -> !row.key().primary()).toList();
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.add(row.runtime()));
    this.titles = new RowTitles(rows);
    this.baseline = report.comparison().baseline();
    this.candidates = List.copyOf(names);
    for (RowGroup group : RowGroup.of(rows)) {
      groups
          .computeIfAbsent(titles.withoutMetric(group.first()), title -> new ArrayList<>())
          .add(group);
    }
  }

  boolean isEmpty() {
    return groups.isEmpty();
  }

  void write(Writer out) throws IOException {
    List<String> columns = new ArrayList<>(List.of("", baseline, ""));
    candidates.forEach(name -> columns.addAll(List.of(TextLines.clean(name), "", "")));
    TextTable table = new TextTable(columns.toArray(String[]::new));
    groups.forEach(
        (title, ofBenchmark) -> {
          table.heading(TextLines.clean(title));
          ofBenchmark.forEach(group -> table.row(line(group)));
        });
    table.write(out);
  }

  private List<String> line(RowGroup group) {
    Numbers numbers = group.numbers();
    List<String> cells = new ArrayList<>();
    cells.add("  " + TextLines.clean(String.valueOf(group.first().key().metric())));
    cells.add(numbers.score(group.baseline().estimate()));
    cells.add(numbers.unit());
    for (String candidate : candidates) {
      group.rows().stream()
          .filter(row -> row.runtime().equals(candidate))
          .findFirst()
          .ifPresentOrElse(
              row -> cells.addAll(cells(row, numbers)), () -> cells.addAll(List.of("", "", "")));
    }
    return cells;
  }

  /** The percentage, or the value itself where there is none, as of something against nothing. */
  private static List<String> cells(Row row, Numbers numbers) {
    String percent = Numbers.percent(row.ratio());
    return List.of(
        percent,
        percent.isEmpty()
            ? numbers.score(row.score().estimate()) + " " + numbers.unit()
            : Numbers.interval(row.ratio()),
        row.verdict() == Verdict.INCONCLUSIVE ? "" : row.verdict().word());
  }
}
