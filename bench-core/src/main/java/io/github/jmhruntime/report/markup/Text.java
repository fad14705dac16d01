package io.github.jmhruntime.report.markup;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Text in the form in which it cannot become markup.
 *
 * @param value as it came from a file or from a person
 */
record Text(String value) implements Node {

  private static final char UNKNOWN = '\ufffd';

  @Override
  public void write(Appendable out) throws IOException {
    escape(value, out);
  }

  /** Escapes for content and for quoted attributes alike. */
  static void escape(String text, Appendable out) throws IOException {
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      String instead = instead(text, i);
      if (instead != null) {
        out.append(text, from, i).append(instead);
        from = i + 1;
      }
    }
    out.append(text, from, text.length());
  }

  private static @Nullable String instead(String text, int at) {
    char c = text.charAt(at);
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      case '\n', '\t' -> null;
      default -> isShown(text, at, c) ? null : String.valueOf(UNKNOWN);
    };
  }

  /** Control characters, halves of surrogates, and what turns the direction of the text round. */
  private static boolean isShown(String text, int at, char c) {
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    boolean turns = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    boolean none = c == '\ufffe' || c == '\uffff';
    return !Character.isISOControl(c) && !turns && !none;
  }
}
