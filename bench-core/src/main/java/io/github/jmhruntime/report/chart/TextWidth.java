package io.github.jmhruntime.report.chart;

/**
 * How wide a text is, at most. Which font a reader has is not known, so it is a wide one: DejaVu
 * Sans, measured in parts of the font's size.
 */
final class TextWidth {

  private static final double NARROW = 0.36;
  private static final double USUAL = 0.62;
  private static final double WIDE = 0.89;

  private TextWidth() {}

  static double of(String text, double size) {
    return size * text.codePoints().mapToDouble(TextWidth::of).sum();
  }

  private static double of(int c) {
    if (" .,:;'|!()[]iljftr-/".indexOf(c) >= 0) {
      return NARROW;
    }
    return "MWmw@%".indexOf(c) >= 0 || c > 0x2e80 ? WIDE : USUAL;
  }

  /** The text, with its middle left out where it is too wide; the ends tell names apart. */
  static String fit(String text, double size, double width) {
    if (of(text, size) <= width) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    int kept = points.length - 1;
    String shorter = text;
    while (kept > 1 && of(shorter, size) > width) {
      kept--;
      int head = (kept + 1) / 2;
      int tail = kept - head;
      shorter = new String(points, 0, head) + "…" + new String(points, points.length - tail, tail);
    }
    return shorter;
  }
}
