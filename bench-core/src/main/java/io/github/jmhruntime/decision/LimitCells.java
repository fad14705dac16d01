package io.github.jmhruntime.decision;

import io.github.jmhruntime.decision.Absence.Cause;
import io.github.jmhruntime.decision.Reading.Known;
import io.github.jmhruntime.decision.Reading.Missing;
import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The share of forks under a limit for whose containers it was seen to hold: one cell for CPU and
 * one for memory.
 *
 * <p>A probe that tries to take more than its limit is better evidence where there is one.
 */
public final class LimitCells {

  /** The axis that tells CPU and memory apart. */
  private static final String LIMIT = "limit";

  private LimitCells() {}

  /**
   * The cells.
   *
   * @param forks the journal
   * @param candidates whose forks count
   * @param kinds {@code cpu} and {@code memory}, or one of them
   */
  public static List<Cell> of(List<ForkRecord> forks, List<String> candidates, List<String> kinds) {
    List<Cell> cells = new ArrayList<>();
    for (String kind : kinds) {
      Map<String, Reading> readings = new LinkedHashMap<>();
      candidates.forEach(name -> readings.put(name, reading(forks, name, kind)));
      cells.add(new Cell(Map.of(LIMIT, kind), readings));
    }
    return List.copyOf(cells);
  }

  private static Resource resource(String word) {
    return Resource.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Reading reading(List<ForkRecord> forks, String candidate, String kind) {
    int seen = 0;
    int asked = 0;
    for (ForkRecord fork : forks) {
      Evidence evidence = fork.evidence();
      if (evidence != null && fork.runtime().equals(candidate)) {
        Boolean one = evidence.allotment().holds(resource(kind));
        asked += one == null ? 0 : 1;
        seen += Boolean.TRUE.equals(one) ? 1 : 0;
      }
    }
    return asked == 0
        ? new Missing(
            new Absence(
                Cause.NOT_MEASURED,
                "no fork ran under a limit of %s; run with -Dlimits=min".formatted(kind)))
        : Known.exactly((double) seen / asked);
  }
}
