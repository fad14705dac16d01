package io.github.jmhruntime.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Aligned columns, with headings between the rows. A title reaches over the columns behind it that
 * have none.
 */
final class TextTable {

  private static final String GAP = "  ";

  /** A name that is cut shorter says nothing; the line is then too wide. */
  private static final int SHORTEST_NAME = 6;

  /** Labels are as long as users make them; a longer title does not make its columns wider. */
  private static final int LONGEST_TITLE = 18;

  private final List<String> titles;

  /** A heading is a line of one cell. */
  private final List<List<String>> lines = new ArrayList<>();

  TextTable(String... titles) {
    this.titles = List.of(titles);
  }

  void heading(String text) {
    lines.add(List.of(text));
  }

  void row(List<String> cells) {
    if (cells.size() != titles.size()) {
      throw new IllegalArgumentException(cells + " has not " + titles.size() + " cells");
    }
    lines.add(List.copyOf(cells));
  }

  /** As wide as the cells are; headings are as wide as they like. */
  void write(Writer out) throws IOException {
    write(out, Integer.MAX_VALUE);
  }

  /** No line wider than that: headings and names, the first column, are cut in their middle. */
  void write(Writer out, int width) throws IOException {
    int[] widths = widths();
    boolean[] numeric = numeric();
    widths[0] = nameWidth(width);
    out.write(titles(widths, numeric).stripTrailing() + "\n");
    for (List<String> line : lines) {
      String text =
          line.size() == 1 ? TextLines.cut(line.get(0), width) : aligned(line, widths, numeric);
      out.write(text.stripTrailing() + "\n");
    }
  }

  /** Whether no name must be cut for lines of that width. */
  boolean fits(int width) {
    return nameWidth(width) == widths()[0];
  }

  private int nameWidth(int width) {
    int[] widths = widths();
    int others = IntStream.of(widths).skip(1).map(column -> GAP.length() + column).sum();
    return Math.min(widths[0], Math.max(SHORTEST_NAME, width - others));
  }

  private int[] widths() {
    int[] widths = new int[titles.size()];
    for (List<String> line : lines) {
      for (int column = 0; column < widths.length && line.size() > 1; column++) {
        widths[column] = Math.max(widths[column], line.get(column).length());
      }
    }
    for (int column = 0; column < widths.length; column++) {
      int wanted = Math.min(LONGEST_TITLE, titles.get(column).length());
      int last = end(column) - 1;
      widths[last] += Math.max(0, wanted - span(column, widths));
    }
    return widths;
  }

  /** Behind the last column that a title reaches over. */
  private int end(int column) {
    int end = column + 1;
    while (!titles.get(column).isEmpty() && end < titles.size() && titles.get(end).isEmpty()) {
      end++;
    }
    return end;
  }

  private int span(int column, int[] widths) {
    int end = end(column);
    return IntStream.range(column, end).map(i -> widths[i]).sum()
        + GAP.length() * (end - column - 1);
  }

  private boolean[] numeric() {
    boolean[] numeric = new boolean[titles.size()];
    for (int column = 0; column < numeric.length; column++) {
      int at = column;
      numeric[column] =
          lines.stream().allMatch(line -> line.size() == 1 || isNumeric(line.get(at)));
    }
    return numeric;
  }

  /** A title that is wider than its own column starts with it, and one that is not ends with it. */
  private String titles(int[] widths, boolean[] numeric) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < widths.length; column = end(column)) {
      int span = span(column, widths);
      String title = TextLines.cut(titles.get(column), span);
      boolean right = numeric[column] && title.length() <= widths[column];
      String padding = right ? " ".repeat(widths[column] - title.length()) : "";
      String cell = padding + title;
      text.append(column == 0 ? "" : GAP).append(cell).append(" ".repeat(span - cell.length()));
    }
    return text.toString();
  }

  /** Columns of figures and intervals are aligned at their right ends, others at their left. */
  private static String aligned(List<String> line, int[] widths, boolean[] numeric) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = TextLines.cut(line.get(column), widths[column]);
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
