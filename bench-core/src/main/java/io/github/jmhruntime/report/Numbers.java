package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Score;
import io.github.jmhruntime.comparison.Percent;
import io.github.jmhruntime.comparison.Ratio;
import io.github.jmhruntime.unit.DisplayScale;
import io.github.jmhruntime.unit.ScoreUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as people read them: in a unit that suits their size, with four significant digits.
 *
 * @param unit what the values are in
 * @param factor what a value in the score's own unit is multiplied with
 * @param decimals digits behind the point
 */
public record Numbers(String unit, double factor, int decimals) {

  private static final int SIGNIFICANT_DIGITS = 4;
  private static final int MOST_DECIMALS = 6;

  /** From here on a value stays in its own unit where that makes it shorter. */
  private static final double LARGE = 1e6;

  /** For values that stand beside {@code value}, given in the unit of a result. */
  public static Numbers besides(double value, String unit) {
    ScoreUnit parsed = ScoreUnit.parse(unit);
    DisplayScale scale = DisplayScale.of(parsed.toBase(value), parsed);
    double factor = parsed.factor() / scale.divisor();
    if (Math.abs(value * factor) >= LARGE && factor > 1) {
      return with(unit, 1, value);
    }
    return with(scale.unit(), factor, value);
  }

  private static Numbers with(String unit, double factor, double value) {
    double size = Math.abs(value * factor);
    int digits = size == 0 || !Double.isFinite(size) ? 1 : (int) Math.floor(Math.log10(size)) + 1;
    int decimals = Math.min(MOST_DECIMALS, Math.max(0, SIGNIFICANT_DIGITS - digits));
    return new Numbers(unit, factor, decimals);
  }

  public String score(double value) {
    return fixed(value * factor, decimals);
  }

  /** The interval in brackets, or nothing where there is none. */
  public String interval(Score score) {
    return interval(score(score.lower()), score(score.upper()));
  }

  /** With two digits behind the point, rounded half up; nothing where it is not finite. */
  public static String hundredths(double value) {
    return fixed(value, 2);
  }

  public static String percent(double percent) {
    return fixed(percent, 1);
  }

  /** In percent of the baseline; nothing where there is no ratio. */
  public static String percent(Ratio ratio) {
    return percent(Percent.of(ratio).estimate());
  }

  /** The interval in brackets, in percent of the baseline, or nothing where there is none. */
  public static String interval(Ratio ratio) {
    Percent percent = Percent.of(ratio);
    return interval(percent(percent.lower()), percent(percent.upper()));
  }

  private static String interval(String lower, String upper) {
    return lower.isEmpty() || upper.isEmpty() ? "" : "[" + lower + ", " + upper + "]";
  }

  private static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return "";
    }
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }
}
