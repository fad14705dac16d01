package io.github.jmhruntime.decision;

import io.github.jmhruntime.decision.Absence.Cause;
import io.github.jmhruntime.decision.Reading.Known;
import io.github.jmhruntime.decision.Reading.Missing;
import io.github.jmhruntime.measurement.ProbeFindings;
import io.github.jmhruntime.measurement.ProbeFindings.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What probes have found, as scores: one cell per probe. */
public final class ProbeCells {

  private ProbeCells() {}

  /**
   * The cells.
   *
   * @param findings what was found
   * @param candidates whose findings count
   * @param probes the probes that count
   * @param scores what each finding is worth, by probe; one that has no score counts as not
   *     measured
   */
  public static List<Cell> of(
      ProbeFindings findings,
      List<String> candidates,
      List<String> probes,
      Map<String, Map<String, Double>> scores) {
    List<Cell> cells = new ArrayList<>();
    for (String probe : probes) {
      Map<String, Reading> readings = new LinkedHashMap<>();
      for (String candidate : candidates) {
        Found found = findings.of(candidate, probe);
        readings.put(
            candidate,
            found == null
                ? new Missing(
                    new Absence(Cause.NOT_MEASURED, "probe '%s' was not run".formatted(probe)))
                : score(found, scores.getOrDefault(probe, Map.of())));
      }
      cells.add(new Cell(Map.of("probe", probe), readings));
    }
    return List.copyOf(cells);
  }

  private static Reading score(Found found, Map<String, Double> scores) {
    Double score = scores.get(found.finding());
    String seen = "%s: %s".formatted(found.finding(), found.evidence());
    return score == null
        ? new Missing(new Absence(Cause.NOT_MEASURED, seen))
        : new Known(score, Spread.NONE, seen);
  }
}
