package io.github.jmhruntime.report;

import java.util.regex.Pattern;

/** Text that is safe inside of a Markdown table of GitHub's flavour. */
final class Markdown {

  private static final Pattern LINE_BREAK = Pattern.compile("\\s*[\\r\\n]+\\s*");

  private Markdown() {}

  /** Text that stands for itself, with no line break, column, tag or emphasis of its own. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : LINE_BREAK.matcher(text).replaceAll(" ").toCharArray()) {
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        // A mention or an issue would notify people and link.
        case '@' -> escaped.append("&#64;");
        case '#' -> escaped.append("&#35;");
        case '\\', '|', '`', '*', '_', '[', ']', '~' -> escaped.append('\\').append(c);
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
