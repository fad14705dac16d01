package io.github.jmhruntime.report.html;

import java.util.Locale;

/** Settings in percent. */
final class Percents {

  private Percents() {}

  /** Such as {@code 95} or {@code 99.9}. */
  static String trimmed(double percent) {
    return String.format(Locale.ROOT, "%.1f", percent).replaceFirst("\\.0$", "");
  }
}
