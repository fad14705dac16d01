package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** The scores of a single candidate, one line each. */
final class CandidateTable {

  private final List<RowGroup> groups;
  private final Notes notes;
  private final String baseline;

  CandidateTable(String baseline, List<RowGroup> groups, Notes notes) {
    this.baseline = TextLines.clean(baseline);
    this.groups = groups;
    this.notes = notes;
  }

  /**
   * Writes the table, with the scores themselves where names need not be cut for them: the files
   * have them.
   */
  void write(Writer out, int width) throws IOException {
    TextTable whole = table(true);
    (whole.fits(width) ? whole : table(false)).write(out, width);
  }

  private TextTable table(boolean scores) {
    List<String> titles = new ArrayList<>(List.of(""));
    if (scores) {
      titles.addAll(List.of(baseline, TextLines.clean(groups.get(0).first().runtime()), ""));
    }
    titles.addAll(List.of("% of " + baseline, "", "verdict"));
    TextTable table = new TextTable(titles.toArray(String[]::new));
    for (RowGroup group : groups) {
      table.row(line(group, scores));
    }
    return table;
  }

  private List<String> line(RowGroup group, boolean scores) {
    Row row = group.first();
    List<String> cells = new ArrayList<>();
    cells.add(TextLines.clean(notes.title(group)));
    if (scores) {
      Numbers numbers = group.numbers();
      cells.add(numbers.score(row.baselineScore().estimate()));
      cells.add(numbers.score(row.score().estimate()));
      cells.add(numbers.unit());
    }
    cells.add(Numbers.percent(row.ratio()));
    cells.add(Numbers.interval(row.ratio()));
    cells.add(notes.verdict(row));
    return cells;
  }
}
