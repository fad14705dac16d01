package io.github.jmhruntime.comparison;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Comparison.Unmatched;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.statistics.ChangePoints;
import io.github.jmhruntime.statistics.Estimate;
import io.github.jmhruntime.statistics.LogRatio;
import io.github.jmhruntime.unit.ScoreUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares a run with what earlier ones say since their last change point, for each result by
 * itself. The unit of replication is the run here: its score is one value, and what runs differ in
 * although nothing has changed is part of the interval.
 *
 * <pre>{@code
 * HistoryComparer comparer = new HistoryComparer("history", new Judgement(0.95, 0.02));
 * comparer.candidate("gvisor", earlierRunsOfGvisor, lastRunOfGvisor);
 * Comparison comparison = comparer.compare();
 * }</pre>
 */
public final class HistoryComparer {

  private final String name;
  private final Judgement judgement;
  private final List<Row> rows = new ArrayList<>();
  private final List<Unmatched> unmatched = new ArrayList<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final Map<String, Integer> sinces = new LinkedHashMap<>();
  private boolean sameEnvironment;

  /**
   * What a run measured under one runtime.
   *
   * @param run its id
   * @param results what its files hold
   * @param facts what is known of where that was
   */
  public record Measured(String run, List<JmhResult> results, Map<String, String> facts) {}

  /** A score of a run. */
  private record Value(String run, JmhResult result) {}

  /**
   * A comparer.
   *
   * @param name what the history is called
   */
  public HistoryComparer(String name, Judgement judgement) {
    this.name = name;
    this.judgement = judgement;
  }

  /** Makes a difference of environments from the last run an error instead of a warning. */
  public void requireSameEnvironment() {
    sameEnvironment = true;
  }

  /**
   * Adds a candidate: it is compared in what the last run of its history has measured, and in what
   * it has in common with earlier ones.
   *
   * @param history earlier runs under the same runtime, in the order of time, at least one
   * @param judged what is compared with them
   * @throws ComparisonException where environments differ and must not
   */
  public void candidate(String candidate, List<Measured> history, Measured judged) {
    Measured last = history.get(history.size() - 1);
    Map<ResultKey, List<Value>> levels = new LinkedHashMap<>();
    series(history, keys(List.of(last, judged)))
        .forEach((key, values) -> levels.put(key, lastLevel(values)));
    Comparer comparer =
        Comparer.against(name, levels.values().stream().map(HistoryComparer::pooled).toList())
            .candidate(candidate, judged.results())
            .facts(name, last.facts())
            .facts(candidate, judged.facts())
            .confidence(judgement.confidence())
            .relevantDifference(judgement.relevantDifference());
    if (sameEnvironment) {
      comparer.requireSameEnvironment();
    }
    Comparison matched = comparer.compare();
    unmatched.addAll(matched.unmatched());
    warnings.addAll(matched.warnings());
    for (Row row : matched.rows()) {
      List<Value> level = levels.getOrDefault(row.key(), List.of());
      rows.add(predicted(row, level));
      sinces.merge("%d runs since %s".formatted(level.size(), level.get(0).run()), 1, Integer::sum);
    }
  }

  private static Set<ResultKey> keys(List<Measured> runs) {
    Set<ResultKey> keys = new LinkedHashSet<>();
    runs.forEach(run -> run.results().forEach(result -> keys.add(ResultKey.of(result))));
    return keys;
  }

  private static Map<ResultKey, List<Value>> series(List<Measured> history, Set<ResultKey> wanted) {
    Map<ResultKey, List<Value>> series = new LinkedHashMap<>();
    for (Measured run : history) {
      for (JmhResult result : run.results()) {
        ResultKey key = ResultKey.of(result);
        if (wanted.contains(key) && isUsable(result)) {
          series.computeIfAbsent(key, k -> new ArrayList<>()).add(new Value(run.run(), result));
        }
      }
    }
    return series;
  }

  /** Judges all candidates together. */
  public Comparison compare() {
    double[] adjusted =
        Families.adjust(
            rows.stream().mapToDouble(Row::p).toArray(),
            rows.stream().map(row -> row.key().primary()).toList());
    List<Row> judged = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      judged.add(judged(rows.get(i), adjusted[i]));
    }
    return new Comparison(
        name,
        judgement.confidence(),
        judgement.relevantDifference(),
        judged,
        List.of(),
        List.copyOf(unmatched),
        List.copyOf(warnings));
  }

  /** Which runs the rows were compared with, told since which one their level lasts. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    sinces.forEach(
        (since, count) ->
            notes.add(
                "%d %s compared with the %s"
                    .formatted(count, count == 1 ? "row is" : "rows are", since)));
    return notes;
  }

  private static boolean isUsable(JmhResult result) {
    return Double.isFinite(result.score()) && result.score() > 0;
  }

  /** The values since the last change point, in the unit of the last one. */
  private static List<Value> lastLevel(List<Value> values) {
    double[] logs =
        values.stream().mapToDouble(value -> Math.log(inUnitOf(values, value))).toArray();
    List<Integer> changes = ChangePoints.of(logs, ChangePoints.LEVEL);
    int from = changes.isEmpty() ? 0 : changes.get(changes.size() - 1);
    return values.subList(from, values.size());
  }

  private static double inUnitOf(List<Value> values, Value value) {
    ScoreUnit unit = ScoreUnit.parse(values.get(values.size() - 1).result().unit());
    return ScoreUnit.parse(value.result().unit()).to(unit, value.result().score());
  }

  private static double[] scores(List<Value> level) {
    return level.stream().mapToDouble(value -> inUnitOf(level, value)).toArray();
  }

  /** A level as a result with one value for each run. */
  private static JmhResult pooled(List<Value> level) {
    JmhResult last = level.get(level.size() - 1).result();
    double[] scores = scores(level);
    List<List<Double>> raw = new ArrayList<>();
    for (double score : scores) {
      raw.add(List.of(score));
    }
    return new JmhResult(
        last.benchmark(),
        last.mode(),
        last.params(),
        last.metric(),
        last.threads(),
        scores.length,
        Estimate.mean(scores).value(),
        Double.NaN,
        last.unit(),
        0,
        raw,
        last.environment(),
        null);
  }

  private Row predicted(Row row, List<Value> level) {
    LogRatio ratio = LogRatio.predicted(scores(level), row.score().estimate());
    List<RowWarning> warnings = new ArrayList<>();
    ratio.warnings().forEach(warning -> warnings.add(new RowWarning.Statistical(warning)));
    row.warnings().stream().filter(HistoryComparer::isOfCandidate).forEach(warnings::add);
    return new Row(
        row.key(),
        row.runtime(),
        row.unit(),
        row.better(),
        row.baselineScore(),
        row.score(),
        Ratio.of(ratio.log(), judgement.confidence()),
        ratio.p(),
        ratio.p(),
        row.verdict(),
        ratio.method(),
        warnings,
        ByNode.NONE);
  }

  /** What the statistics of forks say does not hold for runs. */
  private static boolean isOfCandidate(RowWarning warning) {
    return !(warning instanceof RowWarning.Statistical || warning instanceof RowWarning.ByChance);
  }

  private Row judged(Row row, double adjusted) {
    List<RowWarning> warnings = new ArrayList<>(row.warnings());
    if (judgement.isDifferent(row.p()) && !judgement.isDifferent(adjusted)) {
      warnings.add(new RowWarning.ByChance(rows.size()));
    }
    return new Row(
        row.key(),
        row.runtime(),
        row.unit(),
        row.better(),
        row.baselineScore(),
        row.score(),
        row.ratio(),
        row.p(),
        adjusted,
        judgement.of(
            row.ratio(),
            adjusted,
            row.better(),
            warnings.stream().noneMatch(RowWarning.GeneratorLimited.class::isInstance)),
        row.method(),
        List.copyOf(warnings),
        row.byNode());
  }
}
