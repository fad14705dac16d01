package io.github.jmhruntime.probe;

import io.github.jmhruntime.statistics.LogRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The times of a neighbour's work, sorted by whether the hog rested or worked meanwhile.
 *
 * @param resting mean seconds of a piece of work in each period's first half
 * @param working the same in its second half
 */
record Phases(List<Double> resting, List<Double> working) {

  /** The hog's, in seconds of the wall clock: it rests in the first half. */
  static final double PERIOD = 1.0;

  private static final class Sum {
    double seconds;
    int count;
  }

  /** Reads lines of a beginning and a duration; what reaches over a half's end is left out. */
  static Phases of(List<String> lines) {
    Map<Long, Sum[]> periods = new TreeMap<>();
    for (String line : lines) {
      String[] words = line.split(" ");
      double begin = Double.parseDouble(words[0]);
      double seconds = Double.parseDouble(words[1]);
      long half = (long) Math.floor(begin / (PERIOD / 2));
      if (half == (long) Math.floor((begin + seconds) / (PERIOD / 2))) {
        Sum sum =
            periods
                .computeIfAbsent(half / 2, p -> new Sum[] {new Sum(), new Sum()})[(int) (half % 2)];
        sum.seconds += seconds;
        sum.count++;
      }
    }
    List<Double> resting = new ArrayList<>();
    List<Double> working = new ArrayList<>();
    for (Sum[] halves : periods.values()) {
      if (halves[0].count > 0 && halves[1].count > 0) {
        resting.add(halves[0].seconds / halves[0].count);
        working.add(halves[1].seconds / halves[1].count);
      }
    }
    return new Phases(List.copyOf(resting), List.copyOf(working));
  }

  /** How many periods had work in both halves. */
  int pairs() {
    return resting.size();
  }

  /** The speed beside a hog that works, over that beside one that rests. */
  LogRatio speed() {
    return LogRatio.paired(array(working), array(resting));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
