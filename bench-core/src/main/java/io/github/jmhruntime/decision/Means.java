package io.github.jmhruntime.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How the cells of a criterion become one value.
 *
 * <p>Geometric means are for ratios: arithmetic means of ratios depend on the choice of the
 * baseline (Fleming and Wallace, <i>How not to lie with statistics</i>, CACM 29, 1986). Scores and
 * shares are always averaged arithmetically.
 *
 * @param kind which mean of ratios
 * @param over the axes in the order in which they are averaged away; those not named come last, all
 *     at once
 * @param decimals to how many decimals each mean is rounded, half up, or {@link #UNROUNDED}
 */
public record Means(Kind kind, List<String> over, int decimals) {

  /** Which mean. */
  public enum Kind {
    ARITHMETIC("arithmetic"),
    GEOMETRIC("geometric");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word that stands for it in files. */
    public String word() {
      return word;
    }
  }

  /** Means are not rounded. */
  public static final int UNROUNDED = -1;

  /** Decimals that the sum of rounded values is still exact to. */
  private static final int NOISE = 7;

  public Means {
    over = List.copyOf(over);
  }

  /** The same with another mean, not rounded. */
  Means as(Kind other) {
    return new Means(other, over, UNROUNDED);
  }

  boolean rounded() {
    return decimals != UNROUNDED;
  }

  double of(double[] values, Scale scale) {
    if (values.length == 1) {
      return round(values[0]);
    }
    boolean logs = kind == Kind.GEOMETRIC && scale.isRatio();
    double sum = 0;
    for (double value : values) {
      sum += logs ? Math.log(value) : value;
    }
    double mean = sum / values.length;
    return round(logs ? Math.exp(mean) : mean);
  }

  /** What a binary fraction lacks to a tie is taken away first, so that 2.675 becomes 2.68. */
  private double round(double value) {
    return rounded()
        ? BigDecimal.valueOf(value)
            .setScale(decimals + NOISE, RoundingMode.HALF_EVEN)
            .setScale(decimals, RoundingMode.HALF_UP)
            .doubleValue()
        : value;
  }
}
