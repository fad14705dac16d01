package io.github.jmhruntime.decision;

import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Comparison.Unmatched;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.decision.Absence.Cause;
import io.github.jmhruntime.decision.Reading.Known;
import io.github.jmhruntime.decision.Reading.Missing;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.statistics.Estimate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What was measured, in percent of the baseline: one cell per benchmark and parameters. */
public final class RatioCells {

  /** The axis that tells the cells of several benchmarks apart. */
  public static final String BENCHMARK = "benchmark";

  private static final double PERCENT = 100;

  private record Tried(String runtime, String benchmark, Map<String, String> params) {}

  private final Comparison comparison;
  private final Map<ResultKey, List<Row>> rows = new LinkedHashMap<>();
  private final Map<ResultKey, List<Unmatched>> unmatched = new LinkedHashMap<>();
  private final Map<Tried, List<ForkRecord>> forks = new HashMap<>();
  private final boolean severalBenchmarks;

  private RatioCells(Comparison comparison, List<ForkRecord> journal, Predicate<ResultKey> wanted) {
    this.comparison = comparison;
    for (Row row : comparison.rows()) {
      if (wanted.test(row.key())) {
        rows.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row);
      }
    }
    for (Unmatched one : comparison.unmatched()) {
      if (wanted.test(one.key())) {
        unmatched.computeIfAbsent(one.key(), key -> new ArrayList<>()).add(one);
      }
    }
    severalBenchmarks =
        Stream.concat(rows.keySet().stream(), unmatched.keySet().stream())
                .map(ResultKey::benchmark)
                .distinct()
                .count()
            > 1;
    for (ForkRecord fork : journal) {
      Tried tried = new Tried(fork.runtime(), fork.benchmark(), fork.params());
      forks.computeIfAbsent(tried, key -> new ArrayList<>()).add(fork);
    }
  }

  /**
   * The cells of certain results.
   *
   * @param comparison the candidates against the baseline, which is one of the candidates, too
   * @param forks the journal, which says why something is missing; empty where there is none
   * @param wanted the results that count
   */
  public static List<Cell> of(
      Comparison comparison, List<ForkRecord> forks, Predicate<ResultKey> wanted) {
    RatioCells cells = new RatioCells(comparison, forks, wanted);
    Set<ResultKey> keys = new LinkedHashSet<>(cells.rows.keySet());
    keys.addAll(cells.unmatched.keySet());
    return keys.stream().map(cells::cell).toList();
  }

  private Cell cell(ResultKey key) {
    Map<String, String> axes = new LinkedHashMap<>();
    if (severalBenchmarks) {
      axes.put(BENCHMARK, shortName(key.benchmark()));
    }
    axes.putAll(key.params());
    Map<String, Reading> readings = new LinkedHashMap<>();
    boolean ofBaseline = false;
    for (Row row : rows.getOrDefault(key, List.of())) {
      readings.put(row.runtime(), ratio(row.ratio().log()));
      ofBaseline = true;
    }
    for (Unmatched one : unmatched.getOrDefault(key, List.of())) {
      readings.put(one.runtime(), missing(one.runtime(), key, one.reason()));
      ofBaseline |= one.kind() == Unmatched.Kind.VANISHED || one.kind() == Unmatched.Kind.EXCLUDED;
    }
    readings.put(
        comparison.baseline(),
        ofBaseline
            ? Known.exactly(PERCENT)
            : missing(comparison.baseline(), key, "the baseline has no result"));
    return new Cell(axes, readings);
  }

  private static Known ratio(Estimate log) {
    Spread spread =
        log.hasInterval()
            ? new Spread.OfLog(log.standardError(), log.degreesOfFreedom())
            : Spread.NONE;
    return new Known(PERCENT * Math.exp(log.value()), spread, "");
  }

  /** The journal knows better than the comparison why there is no result. */
  private Missing missing(String runtime, ResultKey key, String otherwise) {
    List<String> crashes = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    List<ForkRecord> all =
        forks.getOrDefault(new Tried(runtime, key.benchmark(), key.params()), List.of());
    for (ForkRecord fork : all) {
      if (fork.status() == ForkRecord.Status.FAILED) {
        (fork.refused() ? refusals : crashes).add(String.valueOf(fork.reason()));
      }
    }
    if (!crashes.isEmpty()) {
      String failed = "%d of %d forks failed: ".formatted(crashes.size(), all.size());
      return new Missing(new Absence(Cause.CRASHED, failed + crashes.get(0)));
    }
    String reason = refusals.isEmpty() ? otherwise : refusals.get(0);
    return new Missing(new Absence(Cause.NOT_MEASURED, reason));
  }

  /** A benchmark's name without its package: class and method. */
  public static String shortName(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
  }
}
