package io.github.jmhruntime.decision;

import io.github.jmhruntime.decision.Absence.Cause;
import io.github.jmhruntime.decision.Reading.Known;
import io.github.jmhruntime.decision.Reading.Missing;
import io.github.jmhruntime.measurement.ForkRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The share of forks that failed: one cell per benchmark and parameters. What was refused for lack
 * of room on the machine was not tried.
 */
public final class FailureCells {

  private static final Missing NOT_TRIED =
      new Missing(new Absence(Cause.NOT_MEASURED, "no fork was tried"));

  private FailureCells() {}

  /**
   * The cells of certain benchmarks.
   *
   * @param forks the journal
   * @param candidates whose forks count
   * @param wanted the benchmarks that count, by their full names
   */
  public static List<Cell> of(
      List<ForkRecord> forks, List<String> candidates, Predicate<String> wanted) {
    Map<Map<String, String>, List<ForkRecord>> byAxes = new LinkedHashMap<>();
    for (ForkRecord fork : forks) {
      if (!fork.refused() && wanted.test(fork.benchmark())) {
        Map<String, String> axes = new LinkedHashMap<>();
        axes.put(RatioCells.BENCHMARK, RatioCells.shortName(fork.benchmark()));
        axes.putAll(fork.params());
        byAxes.computeIfAbsent(axes, key -> new ArrayList<>()).add(fork);
      }
    }
    List<Cell> cells = new ArrayList<>();
    byAxes.forEach((axes, same) -> cells.add(new Cell(axes, readings(same, candidates))));
    return List.copyOf(cells);
  }

  private static Map<String, Reading> readings(List<ForkRecord> forks, List<String> candidates) {
    Map<String, Reading> readings = new LinkedHashMap<>();
    for (String candidate : candidates) {
      List<ForkRecord> own = forks.stream().filter(f -> f.runtime().equals(candidate)).toList();
      int failed = (int) own.stream().filter(f -> f.status() == ForkRecord.Status.FAILED).count();
      readings.put(
          candidate, own.isEmpty() ? NOT_TRIED : Known.exactly((double) failed / own.size()));
    }
    return readings;
  }
}
