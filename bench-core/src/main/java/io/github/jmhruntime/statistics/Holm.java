package io.github.jmhruntime.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Correction for asking many questions of the same data. */
public final class Holm {

  private Holm() {}

  /**
   * Adjusted p-values: rejecting where one is at most α makes any false rejection in the whole
   * family as rare as α, whatever the dependence between the questions.
   *
   * <p>Holm, <i>A simple sequentially rejective multiple test procedure</i>, Scandinavian Journal
   * of Statistics 6 (1979); as adjusted p-values in Wright, Biometrics 48 (1992): the i-th smallest
   * becomes max over j ≤ i of min(1, (m − j + 1) p(j)).
   *
   * @param p p-values between 0 and 1; NaN stands for a question that could not be asked, counts
   *     for nothing and stays NaN
   * @return the adjusted values in the same order
   */
  public static double[] adjust(double... p) {
    for (int i = 0; i < p.length; i++) {
      if (p[i] < 0 || p[i] > 1) {
        throw new ImpossibleValueException("p-values", i, p[i], "it must lie between 0 and 1");
      }
    }
    int[] ascending =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(p[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = p.clone();
    double largest = 0;
    for (int rank = 0; rank < ascending.length; rank++) {
      int i = ascending[rank];
      largest = Math.max(largest, Math.min(1, (ascending.length - rank) * p[i]));
      adjusted[i] = largest;
    }
    return adjusted;
  }
}
