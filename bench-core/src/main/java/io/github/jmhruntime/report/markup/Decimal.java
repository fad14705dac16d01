package io.github.jmhruntime.report.markup;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Positions in a drawing, as short as they can be written. */
public final class Decimal {

  private Decimal() {}

  /**
   * The value with at most one digit behind the point.
   *
   * @throws IllegalArgumentException where it is not finite
   */
  public static String of(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a position must be finite, not " + value);
    }
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0
        ? String.valueOf(tenths / 10)
        : BigDecimal.valueOf(tenths, 1).setScale(1, RoundingMode.UNNECESSARY).toPlainString();
  }
}
