package io.github.jmhruntime.unit;

import java.util.List;

/**
 * How values in a base unit are shown: time with SI prefixes, bytes with IEC prefixes, bits with
 * decimal ones, anything else as it is.
 *
 * @param divisor what a value in the base unit is divided by
 * @param unit the unit that is then shown, such as {@code ms/op} or {@code MiB}
 */
public record DisplayScale(double divisor, String unit) {

  private record Step(double size, String name) {}

  private static final List<Step> TIME =
      List.of(new Step(1, "s"), new Step(1e-3, "ms"), new Step(1e-6, "us"), new Step(1e-9, "ns"));

  private static final List<Step> BYTES =
      List.of(
          new Step(0x1p40, "TiB"),
          new Step(0x1p30, "GiB"),
          new Step(0x1p20, "MiB"),
          new Step(0x1p10, "KiB"),
          new Step(1, "B"));

  private static final List<Step> BITS =
      List.of(
          new Step(1e9, "Gbit"), new Step(1e6, "Mbit"), new Step(1e3, "kbit"), new Step(1, "bit"));

  /**
   * The scale in which {@code value} has at least one digit before the decimal point, if there is
   * one. Values that stand side by side are shown in the scale of one of them.
   *
   * @param value in the unit's base
   */
  public static DisplayScale of(double value, ScoreUnit unit) {
    int slash = unit.base().indexOf('/');
    String head = slash < 0 ? unit.base() : unit.base().substring(0, slash);
    String tail = slash < 0 ? "" : unit.base().substring(slash);
    List<Step> steps =
        switch (head) {
          case "s" -> TIME;
          case "B" -> BYTES;
          case "bit" -> BITS;
          default -> List.of(new Step(1, head));
        };
    Step step = fitting(steps, Math.abs(value));
    return new DisplayScale(step.size(), step.name() + tail);
  }

  private static Step fitting(List<Step> steps, double size) {
    if (size == 0 || !Double.isFinite(size)) {
      return steps.stream().filter(step -> step.size() == 1).findFirst().orElseThrow();
    }
    return steps.stream()
        .filter(step -> size >= step.size())
        .findFirst()
        .orElse(steps.get(steps.size() - 1));
  }
}
