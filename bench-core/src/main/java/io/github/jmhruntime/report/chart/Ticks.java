package io.github.jmhruntime.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Round numbers for the marks of an axis.
 *
 * <p>Heckbert, <i>Nice numbers for graph labels</i>, in Glassner (ed.), Graphics Gems, Academic
 * Press 1990, pages 61–63: steps of 1, 2 or 5 times a power of ten.
 */
final class Ticks {

  private static final int[] DIGITS = {1, 2, 5};
  private static final MathContext LABEL = new MathContext(7);

  private Ticks() {}

  /** About {@code count} values from {@code low} to {@code high}, at even distances. */
  static List<Double> even(double low, double high, int count) {
    double step = niceStep((high - low) / Math.max(1, count));
    List<Double> values = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
      values.add(round(i * step, step));
    }
    return values;
  }

  /** The smallest of 1, 2, 5 × 10ⁿ that is not below {@code least}. */
  static double niceStep(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double part = least / power;
    double digit = part <= 1 + 1e-9 ? 1 : part <= 2 + 1e-9 ? 2 : part <= 5 + 1e-9 ? 5 : 10;
    return digit * power;
  }

  /** At most {@code count} values of 1, 2, 5 × 10ⁿ from {@code low} to {@code high}. */
  static List<Double> log(double low, double high, int count) {
    List<Double> all = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(low));
    int last = (int) Math.ceil(Math.log10(high));
    for (int power = first; power <= last; power++) {
      for (int digit : DIGITS) {
        double value = BigDecimal.valueOf(digit).scaleByPowerOfTen(power).doubleValue();
        if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
          all.add(value);
        }
      }
    }
    if (all.size() < 2) {
      return even(low, high, count);
    }
    return all.size() <= count ? all : powersOfTen(all, count);
  }

  private static List<Double> powersOfTen(List<Double> all, int count) {
    List<Double> powers =
        all.stream()
            .filter(v -> Math.abs(Math.log10(v) - Math.rint(Math.log10(v))) < 1e-9)
            .toList();
    if (powers.size() < 2) {
      return List.of(all.get(0), all.get(all.size() - 1));
    }
    int each = (powers.size() + count - 1) / count;
    List<Double> kept = new ArrayList<>();
    for (int i = 0; i < powers.size(); i += each) {
      kept.add(powers.get(i));
    }
    return kept;
  }

  /** The number in the fewest digits that tell marks of this distance apart. */
  static String label(double value) {
    if (value != 0 && (Math.abs(value) >= 1e7 || Math.abs(value) < 1e-4)) {
      return BigDecimal.valueOf(value).round(LABEL).stripTrailingZeros().toString();
    }
    BigDecimal decimal = BigDecimal.valueOf(value).stripTrailingZeros();
    String digits = decimal.toPlainString();
    return Math.abs(value) >= 10_000 && value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,d", (long) value).replace(',', '\u2009')
        : digits;
  }

  private static double round(double value, double step) {
    int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step)) + 1);
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).doubleValue();
  }
}
