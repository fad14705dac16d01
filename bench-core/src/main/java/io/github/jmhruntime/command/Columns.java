package io.github.jmhruntime.command;

import java.util.List;

/** Rows of text in aligned columns. */
final class Columns {

  private Columns() {}

  /** The rows below their headings; the last column may be of any width. */
  static String of(List<String> headings, List<List<String>> rows) {
    int last = headings.size() - 1;
    int[] widths = new int[last];
    for (int column = 0; column < last; column++) {
      int at = column;
      widths[column] =
          Math.max(
              headings.get(at).length(),
              rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
    }
    StringBuilder text = new StringBuilder(line(headings, widths));
    rows.forEach(row -> text.append(line(row, widths)));
    return text.toString();
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      line.append(("%-" + (widths[column] + 2) + "s").formatted(cells.get(column)));
    }
    return line.append(cells.get(widths.length)).append('\n').toString();
  }
}
