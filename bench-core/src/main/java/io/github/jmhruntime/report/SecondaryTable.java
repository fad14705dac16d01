package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Secondary metrics on the console: one line each, with the candidates side by side, as many as
 * there is room for.
 */
final class SecondaryTable {

  private final String baseline;
  private final List<String> candidates;
  private final Map<String, List<RowGroup>> groups = new LinkedHashMap<>();

  SecondaryTable(String baseline, List<RowGroup> shown, Notes notes) {
    this.baseline = TextLines.clean(baseline);
    this.candidates =
        shown.stream()
            .flatMap(group -> group.rows().stream().map(Row::runtime))
            .distinct()
            .toList();
    for (RowGroup group : shown) {
      groups
          .computeIfAbsent(notes.titleWithoutMetric(group), title -> new ArrayList<>())
          .add(group);
    }
  }

  void write(Writer out, int width) throws IOException {
    int together = candidates.size();
    while (together > 1 && !tables(together).stream().allMatch(table -> table.fits(width))) {
      together--;
    }
    String gap = "";
    for (TextTable table : tables(together)) {
      out.write(gap);
      table.write(out, width);
      gap = "\n";
    }
  }

  private List<TextTable> tables(int together) {
    List<TextTable> tables = new ArrayList<>();
    for (int start = 0; start < candidates.size(); start += together) {
      int end = Math.min(candidates.size(), start + together);
      tables.add(table(candidates.subList(start, end)));
    }
    return tables;
  }

  private TextTable table(List<String> some) {
    List<String> columns = new ArrayList<>(List.of("", baseline, ""));
    some.forEach(name -> columns.addAll(List.of(TextLines.clean(name), "", "")));
    TextTable table = new TextTable(columns.toArray(String[]::new));
    groups.forEach(
        (title, ofBenchmark) -> {
          table.heading(TextLines.clean(title));
          ofBenchmark.forEach(group -> table.row(line(group, some)));
        });
    return table;
  }

  private static List<String> line(RowGroup group, List<String> candidates) {
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
        row.verdict() == Verdict.INCONCLUSIVE ? "" : row.verdictWords());
  }
}
