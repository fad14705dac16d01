package io.github.jmhruntime.decision;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Places by totals; who has the same total shares a place. */
final class Ranks {

  /** Totals closer than this are the same: what is left of binary fractions must decide nothing. */
  static final double SAME = 1e-9;

  private Ranks() {}

  /** The place of each, from 1; after two on place 1 the next one is on place 3. */
  static int[] of(double[] totals) {
    int[] ranks = new int[totals.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = 1;
      for (int j = 0; j < ranks.length; j++) {
        ranks[i] += above(totals, j, i) ? 1 : 0;
      }
    }
    return ranks;
  }

  /** Who has no value at all has no total, and is last. */
  private static boolean above(double[] totals, int one, int other) {
    return totals[one] > totals[other] + SAME
        || Double.isNaN(totals[other]) && !Double.isNaN(totals[one]);
  }

  /** The indices from the first place to the last, in their own order where they share one. */
  static List<Integer> order(double[] totals) {
    int[] ranks = of(totals);
    return IntStream.range(0, totals.length)
        .boxed()
        .sorted(Comparator.comparingInt((Integer i) -> ranks[i]))
        .toList();
  }

  /** The one that is alone on the first place, or -1. */
  static int first(double[] totals) {
    int first = -1;
    int[] ranks = of(totals);
    for (int i = 0; i < ranks.length; i++) {
      if (ranks[i] == 1) {
        if (first >= 0) {
          return -1;
        }
        first = i;
      }
    }
    return first;
  }
}
