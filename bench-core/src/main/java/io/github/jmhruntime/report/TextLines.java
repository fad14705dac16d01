package io.github.jmhruntime.report;

/** Lines for a console. */
public final class TextLines {

  private static final int WIDTH = 120;
  private static final String CUT = "..";

  private TextLines() {}

  /** Text on one line, without what would steer a terminal. */
  static String clean(String text) {
    return text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
  }

  /** The text without a part of its middle where it is wider: names differ mostly at their ends. */
  static String cut(String text, int columns) {
    if (text.length() <= columns) {
      return text;
    }
    int kept = Math.max(0, columns - CUT.length());
    int end = kept * 2 / 3;
    return text.substring(0, kept - end) + CUT + text.substring(text.length() - end);
  }

  /** The text indented and broken at blanks, further lines indented by two more. */
  static String wrap(String text, int indent) {
    return wrap(text, indent, WIDTH);
  }

  /**
   * The same, broken so that no line is wider, unless a word is.
   *
   * @param columns how wide a line may be
   */
  public static String wrap(String text, int indent, int columns) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder(" ".repeat(indent));
    boolean empty = true;
    for (String word : clean(text).split(" ")) {
      if (!empty && line.length() + 1 + word.length() > columns) {
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
