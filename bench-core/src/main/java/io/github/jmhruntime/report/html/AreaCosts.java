package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Judgement;
import io.github.jmhruntime.comparison.Ratio;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.statistics.Estimate;
import io.github.jmhruntime.statistics.GeometricMean;
import io.github.jmhruntime.statistics.Holm;
import io.github.jmhruntime.unit.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * What each runtime costs in each area. An area of one row has that row's verdict; verdicts on
 * means over several rows are found as those on rows are, with Holm's correction over the means.
 */
final class AreaCosts {

  /** More areas than these are no overview. */
  private static final int MOST = 16;

  private final Comparison comparison;
  private final ForkValues forks;
  private final Judgement judgement;

  private AreaCosts(PageData data, ForkValues forks) {
    this.comparison = data.comparison();
    this.forks = forks;
    this.judgement = new Judgement(comparison.confidence(), comparison.relevantDifference());
  }

  /** All areas that have rows, in the order of the table, by title. */
  static Map<String, List<AreaCost>> of(PageData data, ForkValues forks) {
    return new AreaCosts(data, forks).find();
  }

  private Map<String, List<AreaCost>> find() {
    List<AreaCost> costs = new ArrayList<>();
    areas().forEach((area, rows) -> costs.addAll(ofArea(area, rows)));
    Map<String, List<AreaCost>> byTitle = new LinkedHashMap<>();
    for (AreaCost cost : judged(costs)) {
      byTitle.computeIfAbsent(cost.area(), title -> new ArrayList<>()).add(cost);
    }
    return byTitle;
  }

  private Map<Area, List<Row>> areas() {
    Map<Area, List<Row>> areas = new LinkedHashMap<>();
    for (Area area : Area.TABLE) {
      for (Pattern measure : area.measures()) {
        List<Row> rows =
            comparison.rows().stream()
                .filter(row -> measure.matcher(row.key().name()).find())
                .toList();
        if (!rows.isEmpty()) {
          areas.put(area, rows);
          break;
        }
      }
    }
    Map<String, List<Row>> others = new LinkedHashMap<>();
    for (Row row : comparison.rows()) {
      if (isOther(row.key())) {
        others.computeIfAbsent(className(row.key()), name -> new ArrayList<>()).add(row);
      }
    }
    if (areas.size() + others.size() > MOST) {
      List<Row> all = others.values().stream().flatMap(List::stream).toList();
      areas.put(new Area("Other benchmarks", "other benchmarks", List.of()), all);
    } else {
      others.forEach((name, rows) -> areas.put(new Area(name, "runs of " + name, List.of()), rows));
    }
    return areas;
  }

  private static boolean isOther(ResultKey key) {
    return key.primary()
        && !Area.CONTROL.matcher(key.benchmark()).find()
        && Area.TABLE.stream().noneMatch(area -> area.measuredBy(key));
  }

  private static String className(ResultKey key) {
    String[] parts = key.benchmark().split("\\.", -1);
    return parts.length < 2 ? key.benchmark() : parts[parts.length - 2];
  }

  private List<AreaCost> ofArea(Area area, List<Row> rows) {
    Map<String, List<Row>> byRuntime = new LinkedHashMap<>();
    for (Row row : rows) {
      if (Double.isFinite(row.ratio().log().value())) {
        byRuntime.computeIfAbsent(row.runtime(), name -> new ArrayList<>()).add(row);
      }
    }
    List<AreaCost> costs = new ArrayList<>();
    byRuntime.forEach(
        (runtime, ofRuntime) -> {
          Row first = ofRuntime.get(0);
          boolean alike = ofRuntime.stream().map(Row::better).distinct().count() == 1;
          Direction better = alike ? first.better() : Direction.LOWER;
          Ratio ratio =
              ofRuntime.size() == 1
                  ? first.ratio()
                  : Ratio.of(mean(ofRuntime, better), comparison.confidence());
          costs.add(
              new AreaCost(
                  area.title(),
                  area.subject(),
                  runtime,
                  ofRuntime,
                  better,
                  ratio,
                  first.verdict()));
        });
    return costs;
  }

  private Estimate mean(List<Row> rows, Direction better) {
    List<SortedMap<Integer, Double>> logs = new ArrayList<>();
    for (Row row : rows) {
      logs.add(logRatios(row, sign(row, better)));
    }
    Set<Integer> blocks = logs.get(0).keySet();
    if (blocks.size() > 1 && logs.stream().allMatch(row -> row.keySet().equals(blocks))) {
      return GeometricMean.overBlocks(
          logs.stream()
              .map(row -> row.values().stream().mapToDouble(Double::doubleValue).toArray())
              .toList());
    }
    return GeometricMean.ofIndependent(
        rows.stream()
            .map(row -> sign(row, better) > 0 ? row.ratio().log() : row.ratio().log().negated())
            .toList());
  }

  private static int sign(Row row, Direction better) {
    return row.better() == better ? 1 : -1;
  }

  private SortedMap<Integer, Double> logRatios(Row row, int sign) {
    SortedMap<Integer, Double> values = forks.byBlock(row, row.runtime());
    SortedMap<Integer, Double> baseline = forks.byBlock(row, comparison.baseline());
    values.keySet().retainAll(baseline.keySet());
    values.replaceAll(
        (block, value) -> sign * Math.log(value / baseline.getOrDefault(block, Double.NaN)));
    return values;
  }

  private List<AreaCost> judged(List<AreaCost> costs) {
    List<AreaCost> means = costs.stream().filter(cost -> cost.rows().size() > 1).toList();
    double[] adjusted =
        Holm.adjust(means.stream().mapToDouble(cost -> cost.ratio().log().p(0)).toArray());
    List<AreaCost> judged = new ArrayList<>();
    int next = 0;
    for (AreaCost cost : costs) {
      judged.add(cost.rows().size() == 1 ? cost : judged(cost, adjusted[next++]));
    }
    return judged;
  }

  private AreaCost judged(AreaCost cost, double p) {
    return new AreaCost(
        cost.area(),
        cost.subject(),
        cost.runtime(),
        cost.rows(),
        cost.better(),
        cost.ratio(),
        judgement.of(cost.ratio(), p, cost.better()));
  }
}
