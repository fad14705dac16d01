package io.github.jmhruntime.decision;

import java.util.Locale;

/** How numbers are written in sentences. */
final class Texts {

  private Texts() {}

  /** With two decimals at most, and no more than are needed. */
  static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
  }
}
