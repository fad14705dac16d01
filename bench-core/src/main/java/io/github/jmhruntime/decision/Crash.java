package io.github.jmhruntime.decision;

import io.github.jmhruntime.decision.Absence.Cause;
import io.github.jmhruntime.decision.Ranking.Placed;
import io.github.jmhruntime.decision.Reading.Known;
import io.github.jmhruntime.decision.Reading.Missing;
import io.github.jmhruntime.unit.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * What crashes would cost a candidate if each counted as the worst value that others have there.
 *
 * @param candidate who crashed
 * @param criteria in which
 * @param now its place as it is, with what stands for the missing values
 * @param then its place if they counted as the worst
 */
public record Crash(String candidate, List<String> criteria, Placed now, Placed then) {

  static List<Crash> in(Decision decision, Ranking ranking) {
    List<Crash> crashes = new ArrayList<>();
    for (String candidate : ranking.order()) {
      List<String> criteria =
          decision.criteria().stream()
              .filter(c -> c.cells().stream().anyMatch(cell -> isCrash(cell, candidate)))
              .map(Criterion::name)
              .toList();
      if (!criteria.isEmpty()) {
        Ranking then = Ranking.of(countedAsWorst(decision, List.of(candidate)));
        crashes.add(new Crash(candidate, criteria, ranking.of(candidate), then.of(candidate)));
      }
    }
    return List.copyOf(crashes);
  }

  /** The decision with the worst value of those who have one in each cell that crashed. */
  static Decision countedAsWorst(Decision decision, List<String> of) {
    return decision.changing(
        criterion ->
            criterion.having(
                criterion.cells().stream()
                    .map(cell -> worst(cell, criterion.better(), decision.candidates(), of))
                    .toList()));
  }

  private static Cell worst(Cell cell, Direction better, List<String> candidates, List<String> of) {
    DoubleStream known =
        candidates.stream().filter(cell::isKnownOf).mapToDouble(name -> Input.value(cell, name));
    double worst = Utility.worst(known.toArray(), better);
    if (Double.isNaN(worst)) {
      return cell;
    }
    Map<String, Reading> readings = new LinkedHashMap<>(cell.readings());
    of.stream()
        .filter(name -> isCrash(cell, name))
        .forEach(name -> readings.put(name, Known.exactly(worst)));
    return new Cell(cell.axes(), readings);
  }

  private static boolean isCrash(Cell cell, String candidate) {
    return cell.of(candidate) instanceof Missing missing
        && missing.absence().cause() == Cause.CRASHED;
  }
}
