package io.github.jmhruntime.report;

/** Lines for a console. */
final class TextLines {

  private static final int WIDTH = 120;

  private TextLines() {}

  /** Text on one line, without what would steer a terminal. */
  static String clean(String text) {
    return text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
  }

  /** The text indented and broken at blanks, further lines indented by two more. */
  static String wrap(String text, int indent) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder(" ".repeat(indent));
    boolean empty = true;
    for (String word : clean(text).split(" ")) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        lines.append(line).append('\n');
        line = new StringBuilder(" ".repeat(indent + 2));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    return lines.append(line).append('\n').toString();
  }
}
