package io.github.jmhruntime.report.markup;

import java.io.IOException;

/** Data for a script as JSON, which no browser runs. */
public final class DataBlock {

  private DataBlock() {}

  /** Writes JSON. */
  @FunctionalInterface
  public interface Json {
    /** Writes one value. */
    void write(Appendable out) throws IOException;
  }

  /** The element of that id; whatever the JSON holds, it cannot end it. */
  public static Element of(String id, Json json) {
    return Element.raw("script", out -> json.write(new Escaping(out)))
        .with("type", "application/json")
        .with("id", id);
  }

  /** In JSON these characters stand in strings only, where they may be escaped. */
  private record Escaping(Appendable out) implements Appendable {

    @Override
    public Appendable append(CharSequence text) throws IOException {
      return append(text, 0, text.length());
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) throws IOException {
      int from = start;
      for (int i = start; i < end; i++) {
        if (isEscaped(text.charAt(i))) {
          out.append(text, from, i).append("\\u%04x".formatted((int) text.charAt(i)));
          from = i + 1;
        }
      }
      out.append(text, from, end);
      return this;
    }

    @Override
    public Appendable append(char c) throws IOException {
      return append(String.valueOf(c));
    }

    private static boolean isEscaped(char c) {
      return c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029';
    }
  }
}
