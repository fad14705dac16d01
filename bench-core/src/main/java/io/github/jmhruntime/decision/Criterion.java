package io.github.jmhruntime.decision;

import io.github.jmhruntime.unit.Direction;
import java.util.List;
import java.util.function.Predicate;

/**
 * One thing that counts.
 *
 * @param name what the user calls it
 * @param weight its weight among the criteria of its group, positive, of any size
 * @param better which way its values get better
 * @param scale what its values are
 * @param cells what is known of the candidates
 */
public record Criterion(
    String name, double weight, Direction better, Scale scale, List<Cell> cells) {

  public Criterion {
    cells = List.copyOf(cells);
  }

  boolean isKnownOf(String candidate) {
    return cells.stream().anyMatch(cell -> cell.isKnownOf(candidate));
  }

  Criterion having(List<Cell> others) {
    return new Criterion(name, weight, better, scale, others);
  }

  Criterion keeping(Predicate<Cell> wanted) {
    return having(cells.stream().filter(wanted).toList());
  }
}
