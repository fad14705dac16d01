package io.github.jmhruntime.comparison;

import io.github.jmhruntime.statistics.Holm;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's correction over the benchmarks' own scores, and once more over all secondary metrics: a
 * profiler that is switched on must not take away what the scores show.
 */
final class Families {

  private Families() {}

  /**
   * The adjusted p-values.
   *
   * @param p raw ones
   * @param primary whether each is that of a benchmark's own score
   */
  static double[] adjust(double[] p, List<Boolean> primary) {
    double[] adjusted = new double[p.length];
    for (boolean family : new boolean[] {true, false}) {
      int[] members = IntStream.range(0, p.length).filter(i -> primary.get(i) == family).toArray();
      double[] ofFamily = Holm.adjust(IntStream.of(members).mapToDouble(i -> p[i]).toArray());
      for (int i = 0; i < members.length; i++) {
        adjusted[members[i]] = ofFamily[i];
      }
    }
    return adjusted;
  }
}
