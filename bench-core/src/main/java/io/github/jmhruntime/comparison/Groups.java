package io.github.jmhruntime.comparison;

import io.github.jmhruntime.comparison.Comparison.Group;
import io.github.jmhruntime.statistics.Estimate;
import io.github.jmhruntime.statistics.GeometricMean;
import io.github.jmhruntime.unit.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Geometric means over the rows of primary metrics: over all of one direction, then per benchmark
 * class and mode.
 */
final class Groups {

  private record Name(String name, String runtime, Direction better) {}

  private Groups() {}

  static List<Group> of(List<Comparer.Judged> rows, double confidence) {
    Map<Name, List<PairRatio>> byClass = new LinkedHashMap<>();
    Map<Name, List<PairRatio>> all = new LinkedHashMap<>();
    for (Comparer.Judged row : rows) {
      Pair pair = row.pair();
      if (pair.key().primary()) {
        String name = className(pair.key().benchmark()) + " (" + pair.key().mode() + ")";
        add(byClass, new Name(name, row.candidate(), pair.better()), row.ratio());
        add(all, new Name(Group.ALL, row.candidate(), pair.better()), row.ratio());
      }
    }
    List<Group> groups = new ArrayList<>();
    all.forEach((name, ratios) -> group(name, ratios, confidence, groups));
    byClass.forEach((name, ratios) -> group(name, ratios, confidence, groups));
    return groups;
  }

  private static void add(Map<Name, List<PairRatio>> groups, Name name, PairRatio ratio) {
    groups.computeIfAbsent(name, key -> new ArrayList<>()).add(ratio);
  }

  private static void group(
      Name name, List<PairRatio> ratios, double confidence, List<Group> groups) {
    if (ratios.size() < 2) {
      return;
    }
    groups.add(
        new Group(
            name.name(),
            name.runtime(),
            name.better(),
            ratios.size(),
            Ratio.of(geometricMean(ratios), confidence)));
  }

  private static Estimate geometricMean(List<PairRatio> ratios) {
    PairRatio first = ratios.get(0);
    return ratios.stream().allMatch(ratio -> ratio.pairedIn(first.blocks()))
        ? first.meanOverBlocks(ratios.stream().map(PairRatio::logRatios).toList())
        : GeometricMean.ofIndependent(ratios.stream().map(ratio -> ratio.ratio().log()).toList());
  }

  private static String className(String benchmark) {
    int dot = benchmark.lastIndexOf('.');
    return dot < 0 ? benchmark : benchmark.substring(0, dot);
  }
}
