package io.github.jmhruntime.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Aligned columns, with headings between the rows that are as wide as they like. */
final class TextTable {

  private static final String GAP = "  ";

  /** A heading is a line of one cell. */
  private final List<List<String>> lines = new ArrayList<>();

  private final int columns;

  TextTable(String... titles) {
    columns = titles.length;
    lines.add(List.of(titles));
  }

  void heading(String text) {
    lines.add(List.of(text));
  }

  void row(List<String> cells) {
    if (cells.size() != columns) {
      throw new IllegalArgumentException(cells + " has not " + columns + " cells");
    }
    lines.add(List.copyOf(cells));
  }

  void write(Writer out) throws IOException {
    int[] widths = new int[columns];
    boolean[] numeric = new boolean[columns];
    Arrays.fill(numeric, true);
    for (List<String> line : lines) {
      for (int column = 0; column < columns && line.size() > 1; column++) {
        String cell = line.get(column);
        widths[column] = Math.max(widths[column], cell.length());
        numeric[column] &= line == lines.get(0) || isNumeric(cell);
      }
    }
    for (List<String> line : lines) {
      String text = line.size() == 1 ? line.get(0) : aligned(line, widths, numeric);
      out.write(text.stripTrailing() + "\n");
    }
  }

  /** Columns of figures and intervals are aligned at their right ends, others at their left. */
  private static String aligned(List<String> line, int[] widths, boolean[] numeric) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = line.get(column);
      String padding = " ".repeat(widths[column] - cell.length());
      text.append(column == 0 ? "" : GAP);
      text.append(numeric[column] ? padding + cell : cell + padding);
    }
    return text.toString();
  }

  private static boolean isNumeric(String cell) {
    return cell.isEmpty() || "0123456789+-[".indexOf(cell.charAt(0)) >= 0;
  }
}
