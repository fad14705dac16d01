package io.github.jmhruntime.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Values that lie far from the rest. They are flagged, never dropped.
 *
 * <p>Iglewicz and Hoaglin, <i>How to Detect and Handle Outliers</i> (ASQC 1993), section 3.3: the
 * modified z-score 0.6745 (x − median) / MAD. Their limit of 3.5 flags something in 21 % of clean
 * normal samples of 5 and in 13 % of 10; the limits used here flag 5 % and 4 %.
 */
public final class Outliers {

  private static final int FEWEST = 5;
  private static final int FEW = 8;
  private static final double LIMIT_FEW = 8;
  private static final double LIMIT = 5;

  private Outliers() {}

  /** The indices, from 0, of the values that lie far from the rest; none below five values. */
  public static List<Integer> indices(double... values) {
    if (values.length < FEWEST) {
      return List.of();
    }
    double median = new Median().evaluate(values);
    double[] distances = Arrays.stream(values).map(value -> Math.abs(value - median)).toArray();
    double spread = new Median().evaluate(distances);
    double limit = values.length < FEW ? LIMIT_FEW : LIMIT;
    return spread == 0
        ? List.of()
        : IntStream.range(0, values.length)
            .filter(i -> 0.6745 * distances[i] / spread > limit)
            .boxed()
            .toList();
  }
}
