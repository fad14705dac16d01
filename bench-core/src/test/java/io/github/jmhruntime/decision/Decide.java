package io.github.jmhruntime.decision;

import io.github.jmhruntime.decision.Absence.Cause;
import io.github.jmhruntime.decision.Reading.Known;
import io.github.jmhruntime.decision.Reading.Missing;
import io.github.jmhruntime.unit.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small decisions for tests. */
final class Decide {

  static final Means PLAIN = new Means(Means.Kind.GEOMETRIC, List.of(), Means.UNROUNDED);

  private Decide() {}

  /** Among candidates a, b, c, … by criteria of one group. */
  static Decision among(int candidates, Criterion... criteria) {
    return by(candidates, new Group("all", 1, List.of(criteria)));
  }

  static Decision by(int candidates, Group... groups) {
    return new Decision(names(candidates), List.of(), List.of(groups), PLAIN, MissingRule.MIDPOINT);
  }

  static List<String> names(int candidates) {
    List<String> names = new ArrayList<>();
    for (char name = 'a'; names.size() < candidates; name++) {
      names.add(String.valueOf(name));
    }
    return names;
  }

  /** One ratio for each candidate, lower is better; NaN for one that crashed. */
  static Criterion times(String name, double weight, double... values) {
    return new Criterion(
        name, weight, Direction.LOWER, Scale.ratio(), List.of(cell(Map.of(), values)));
  }

  /** One score from 1 to 10 for each candidate. */
  static Criterion scores(String name, double weight, double... values) {
    return new Criterion(
        name, weight, Direction.HIGHER, Scale.scores(1, 10), List.of(cell(Map.of(), values)));
  }

  static Cell cell(Map<String, String> axes, double... values) {
    Map<String, Reading> readings = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      readings.put(
          names(values.length).get(i),
          Double.isNaN(values[i])
              ? new Missing(new Absence(Cause.CRASHED, "exit code 137"))
              : Known.exactly(values[i]));
    }
    return new Cell(axes, readings);
  }
}
