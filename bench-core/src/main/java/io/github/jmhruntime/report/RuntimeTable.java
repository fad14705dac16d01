package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Comparison.Score;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The scores of several candidates: those of a benchmark below each other and the baseline. */
final class RuntimeTable {

  private final String baseline;
  private final List<RowGroup> groups;
  private final Notes notes;

  RuntimeTable(String baseline, List<RowGroup> groups, Notes notes) {
    this.baseline = baseline;
    this.groups = groups;
    this.notes = notes;
  }

  /** Writes the table, with the intervals of scores where names need not be cut for them. */
  void write(Writer out, int width) throws IOException {
    TextTable whole = table(true);
    (whole.fits(width) ? whole : table(false)).write(out, width);
  }

  private TextTable table(boolean intervals) {
    TextTable table =
        new TextTable("", "score", "", "% of " + TextLines.clean(baseline), "", "verdict");
    for (RowGroup group : groups) {
      Numbers numbers = group.numbers();
      table.heading(TextLines.clean(notes.heading(group)));
      Score below = group.baseline();
      table.row(
          List.of(
              name(baseline),
              numbers.score(below.estimate()),
              intervals ? numbers.interval(below) : "",
              "100.0",
              "",
              ""));
      for (Row row : group.rows()) {
        table.row(
            List.of(
                name(row.runtime()),
                numbers.score(row.score().estimate()),
                intervals ? numbers.interval(row.score()) : "",
                Numbers.percent(row.ratio()),
                Numbers.interval(row.ratio()),
                notes.verdict(row)));
      }
    }
    return table;
  }

  private static String name(String side) {
    return "  " + TextLines.clean(side);
  }
}
