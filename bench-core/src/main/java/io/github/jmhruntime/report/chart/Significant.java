package io.github.jmhruntime.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers with four significant digits. */
public final class Significant {

  private static final MathContext DIGITS = new MathContext(4);

  private Significant() {}

  /** The number without needless zeros, or nothing where it is not finite. */
  public static String of(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    BigDecimal rounded = BigDecimal.valueOf(value);
    // Whole numbers keep all their digits: 39303 says no more than it was measured as.
    boolean large = Math.abs(value) >= 1000;
    rounded = large ? rounded.setScale(0, java.math.RoundingMode.HALF_UP) : rounded.round(DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
