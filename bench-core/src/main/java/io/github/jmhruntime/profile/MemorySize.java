package io.github.jmhruntime.profile;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory as people write it: a number, a space, a unit.
 *
 * <p>{@code GB} is 10⁹ bytes and {@code GiB} is 2³⁰ bytes, as in IEC 80000-13. Docker's own {@code
 * 2g} means 2 GiB while it looks like 2 GB; it is refused, so that nobody has to guess.
 */
final class MemorySize {

  static final String FORM = "a number, a space and one of B, kB, MB, GB, TB, KiB, MiB, GiB, TiB";

  private static final Pattern SIZE = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?) (\\w+)");
  private static final Map<String, Long> BYTES =
      Map.of(
          "B", 1L,
          "kB", 1_000L,
          "MB", 1_000_000L,
          "GB", 1_000_000_000L,
          "TB", 1_000_000_000_000L,
          "KiB", 1L << 10,
          "MiB", 1L << 20,
          "GiB", 1L << 30,
          "TiB", 1L << 40);

  private MemorySize() {}

  /** How many bytes that is, or empty if it is not of the form or not a whole number of bytes. */
  static OptionalLong bytes(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      return OptionalLong.empty();
    }
    Long unit = BYTES.get(size.group(2));
    if (unit == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(
          new BigDecimal(size.group(1)).multiply(BigDecimal.valueOf(unit)).longValueExact());
    } catch (ArithmeticException notWhole) {
      return OptionalLong.empty();
    }
  }
}
