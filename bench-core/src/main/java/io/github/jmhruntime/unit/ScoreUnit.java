package io.github.jmhruntime.unit;

import java.util.Map;
import java.util.Optional;

/**
 * The unit of a score in JMH JSON.
 *
 * @param text the unit as it stands in the file, such as {@code ms/op}
 * @param base the base unit, such as {@code s/op}; two units compare where their bases are equal
 * @param factor what a value in this unit is multiplied with to be in the base unit
 */
public record ScoreUnit(String text, String base, double factor) {

  private static final Map<String, Scaled> PARTS =
      Map.ofEntries(
          Map.entry("ns", new Scaled("s", 1e-9)),
          Map.entry("us", new Scaled("s", 1e-6)),
          Map.entry("µs", new Scaled("s", 1e-6)),
          Map.entry("ms", new Scaled("s", 1e-3)),
          Map.entry("s", new Scaled("s", 1)),
          Map.entry("sec", new Scaled("s", 1)),
          Map.entry("min", new Scaled("s", 60)),
          Map.entry("hr", new Scaled("s", 3600)),
          Map.entry("day", new Scaled("s", 86400)),
          Map.entry("op", new Scaled("op", 1)),
          Map.entry("ops", new Scaled("op", 1)),
          Map.entry("B", new Scaled("B", 1)),
          Map.entry("bytes", new Scaled("B", 1)),
          // JMH's own profilers divide by 1024 and 1024² where they write KB and MB.
          Map.entry("KB", new Scaled("B", 1 << 10)),
          Map.entry("MB", new Scaled("B", 1 << 20)),
          Map.entry("GB", new Scaled("B", 1 << 30)),
          Map.entry("KiB", new Scaled("B", 1 << 10)),
          Map.entry("MiB", new Scaled("B", 1 << 20)),
          Map.entry("GiB", new Scaled("B", 1 << 30)),
          Map.entry("bit", new Scaled("bit", 1)),
          Map.entry("kbit", new Scaled("bit", 1e3)),
          Map.entry("Mbit", new Scaled("bit", 1e6)),
          Map.entry("Gbit", new Scaled("bit", 1e9)),
          Map.entry("GFlop", new Scaled("Flop", 1e9)),
          Map.entry("counts", new Scaled("#", 1)));

  private record Scaled(String base, double factor) {
    static Scaled of(String part) {
      return PARTS.getOrDefault(part, new Scaled(part, 1));
    }
  }

  /**
   * Reads a unit as JMH writes it: {@code ops/s}, {@code us/op}, {@code B/op}, {@code MB/sec},
   * {@code #}, {@code counts}, {@code ---} and any other word.
   */
  public static ScoreUnit parse(String text) {
    String trimmed = text.strip();
    int slash = trimmed.indexOf('/');
    if (slash < 0) {
      Scaled whole = Scaled.of(trimmed);
      return new ScoreUnit(trimmed, whole.base(), whole.factor());
    }
    Scaled above = Scaled.of(trimmed.substring(0, slash));
    Scaled below = Scaled.of(trimmed.substring(slash + 1));
    String numerator = above.base().equals("op") ? "ops" : above.base();
    return new ScoreUnit(trimmed, numerator + "/" + below.base(), above.factor() / below.factor());
  }

  /** Whether values in the two units are of the same kind. */
  public boolean comparesWith(ScoreUnit other) {
    return base.equals(other.base);
  }

  /** The value in the base unit. */
  public double toBase(double value) {
    return value * factor;
  }

  /**
   * The value in another unit of the same kind.
   *
   * @throws IllegalArgumentException where the units are of different kinds
   */
  public double to(ScoreUnit other, double value) {
    if (!comparesWith(other)) {
      throw new IllegalArgumentException(
          "a value in '%s' cannot be given in '%s'".formatted(text, other.text));
    }
    return factor == other.factor ? value : value * factor / other.factor;
  }

  /**
   * Which way a score in this unit gets better, or empty where neither mode nor unit tells.
   *
   * <p>The mode decides for the primary metric, unless the unit contradicts it. A secondary metric
   * has only its unit: time per operation or byte, CPU time per time, bytes per operation and bytes
   * in use are costs, operations or bits per time and containers that fit a yield. What accumulates
   * over an iteration of fixed time ({@code gc.time} in {@code ms}, {@code gc.alloc.rate} in {@code
   * MB/sec}, counts) also grows when the code gets faster, so it says nothing; only in mode {@code
   * ss}, where the work is fixed, is a plain time a cost.
   *
   * @param mode JMH's mode: {@code thrpt}, {@code avgt}, {@code sample} or {@code ss}
   * @param primary whether it is the benchmark's primary metric
   */
  public Optional<Direction> direction(String mode, boolean primary) {
    Optional<Direction> byUnit = directionOfUnit();
    if (!primary) {
      boolean fixedWork = mode.equals("ss") && base.equals("s");
      return fixedWork ? Optional.of(Direction.LOWER) : byUnit;
    }
    Optional<Direction> byMode =
        switch (mode) {
          case "thrpt" -> Optional.of(Direction.HIGHER);
          case "avgt", "sample", "ss" -> Optional.of(Direction.LOWER);
          default -> Optional.empty();
        };
    boolean contradiction = byMode.isPresent() && byUnit.isPresent() && !byMode.equals(byUnit);
    return contradiction ? Optional.empty() : byMode;
  }

  private Optional<Direction> directionOfUnit() {
    return switch (base) {
      case "s/op", "s/B", "s/s", "B/op", "B" -> Optional.of(Direction.LOWER);
      case "ops/s", "bit/s", "Flop/s", "containers" -> Optional.of(Direction.HIGHER);
      default -> Optional.empty();
    };
  }
}
