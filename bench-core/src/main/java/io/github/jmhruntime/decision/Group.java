package io.github.jmhruntime.decision;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Criteria that are weighed against each other before the groups are.
 *
 * @param name what the user calls it
 * @param weight its weight among the groups, positive, of any size
 * @param criteria at least one
 */
public record Group(String name, double weight, List<Criterion> criteria) {

  public Group {
    criteria = List.copyOf(criteria);
  }

  Group changing(UnaryOperator<Criterion> change) {
    return new Group(name, weight, criteria.stream().map(change).toList());
  }
}
