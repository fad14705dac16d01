package io.github.jmhruntime.report.html;

import io.github.jmhruntime.report.chart.Significant;

/** Factors as people say them. */
final class Factor {

  private Factor() {}

  /** Such as {@code 5×}, or {@code ½×}. */
  static String of(double times) {
    if (times == 0.5) {
      return "½×";
    }
    return times == 0.2 ? "⅕×" : Significant.of(times) + "×";
  }
}
