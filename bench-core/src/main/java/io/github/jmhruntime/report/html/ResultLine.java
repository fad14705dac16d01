package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Comparison.Score;
import io.github.jmhruntime.report.Numbers;
import io.github.jmhruntime.report.RowGroup;
import io.github.jmhruntime.report.markup.Element;
import java.util.List;
import java.util.Map;

/**
 * A row as the table of all results shows it: the cells that people read, the same in the page and
 * in the script's data.
 *
 * @param title what was measured
 * @param row the comparison's row
 * @param numbers how its scores are shown
 */
record ResultLine(String title, Row row, Numbers numbers) {

  static final List<String> COLUMNS =
      List.of("benchmark", "runtime", "unit", "baseline", "score", "%", "interval", "verdict");

  /** The columns that hold numbers. */
  static final List<Integer> NUMBERS = List.of(3, 4, 5);

  static List<ResultLine> of(RowGroup group, String title) {
    Numbers numbers = group.numbers();
    return group.rows().stream().map(row -> new ResultLine(title, row, numbers)).toList();
  }

  /** As many as there are columns. */
  List<String> cells() {
    return List.of(
        title,
        row.runtime(),
        numbers.unit(),
        score(row.baselineScore()),
        score(row.score()),
        Numbers.percent(row.ratio()),
        Numbers.interval(row.ratio()),
        row.verdictWords());
  }

  private String score(Score score) {
    return numbers.score(score.estimate());
  }

  /** What the filters look at. */
  Map<String, String> data() {
    return Filters.data(row);
  }

  /** The row of the page's table. */
  Element element() {
    Element line = Element.of("tr");
    List<String> cells = cells();
    for (int i = 0; i < cells.size(); i++) {
      line.add(
          i == 0
              ? Element.of("th", cells.get(i)).with("scope", "row")
              : Element.of("td", cells.get(i)));
    }
    return line;
  }
}
