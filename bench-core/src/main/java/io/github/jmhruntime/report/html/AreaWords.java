package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Percent;
import io.github.jmhruntime.comparison.Verdict;
import io.github.jmhruntime.unit.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in words what a runtime costs. */
final class AreaWords {

  private AreaWords() {}

  /** One sentence on all areas of a runtime, without its name. */
  static String sentence(List<AreaCost> costs, String baseline) {
    List<String> parts = new ArrayList<>();
    for (AreaCost cost : costs) {
      boolean known = cost.ratio().interval().exists();
      if (known && (cost.verdict() == Verdict.SLOWER || cost.verdict() == Verdict.FASTER)) {
        parts.add(difference(cost, baseline) + caveat(cost));
      }
    }
    same(costs, "equivalent", "no difference that matters in ", parts);
    same(costs, "inconclusive", "not shown either way: ", parts);
    same(costs, "no interval", "without an interval: ", parts);
    return String.join("; ", parts) + ".";
  }

  private static void same(List<AreaCost> costs, String finding, String words, List<String> parts) {
    String subjects =
        costs.stream()
            .filter(cost -> cost.finding().equals(finding))
            .map(cost -> cost.subject() + " (" + percent(cost) + caveat(cost) + ")")
            .collect(Collectors.joining(", "));
    if (!subjects.isEmpty()) {
      parts.add(words + subjects);
    }
  }

  private static String difference(AreaCost cost, String baseline) {
    if (cost.better() == Direction.HIGHER) {
      return "%s %s of %s’s".formatted(cost.subject(), percent(cost), baseline);
    }
    String times = times(cost);
    if (cost.isAmount()) {
      return "%s the %s".formatted(times, cost.subject());
    }
    return "%s take %s as long".formatted(cost.subject(), times);
  }

  private static String caveat(AreaCost cost) {
    return cost.caveat().isEmpty() ? "" : ", " + cost.caveat();
  }

  private static String times(AreaCost cost) {
    double times = cost.times();
    if (times < 1.2 && times > 1 / 1.2) {
      return percent(cost);
    }
    String interval =
        Double.isNaN(cost.timesLower())
            ? ""
            : " [%s, %s]".formatted(number(cost.timesLower()), number(cost.timesUpper()));
    return "%s%s times".formatted(number(times), interval);
  }

  private static String percent(AreaCost cost) {
    Percent percent = Percent.of(cost.ratio());
    String interval =
        Double.isNaN(percent.lower())
            ? ""
            : " [%s, %s]".formatted(number(percent.lower()), number(percent.upper()));
    return number(percent.estimate()) + " %" + interval;
  }

  /** As many digits as are said aloud. */
  private static String number(double value) {
    return String.format(Locale.ROOT, value < 9.95 ? "%.1f" : "%.0f", value);
  }
}
