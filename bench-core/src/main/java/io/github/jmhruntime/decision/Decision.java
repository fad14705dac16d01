package io.github.jmhruntime.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is to be decided, and all that is known for it.
 *
 * @param candidates at least two, in the order in which they are shown
 * @param musts what excludes a candidate before anything is weighed
 * @param groups the criteria
 * @param means how cells become one value per criterion
 * @param missing what stands for a value that is missing
 */
public record Decision(
    List<String> candidates,
    List<Must> musts,
    List<Group> groups,
    Means means,
    MissingRule missing) {

  public Decision {
    candidates = List.copyOf(candidates);
    musts = List.copyOf(musts);
    groups = List.copyOf(groups);
  }

  /** All criteria that count, in order. */
  public List<Criterion> criteria() {
    return groups.stream().flatMap(group -> group.criteria().stream()).toList();
  }

  /** The same among fewer candidates. */
  public Decision without(List<String> candidatesLeftOut) {
    List<String> rest = new ArrayList<>(candidates);
    rest.removeAll(candidatesLeftOut);
    return new Decision(rest, musts, groups, means, missing);
  }

  Decision withoutCriterion(String group, String criterion) {
    List<Group> rest = new ArrayList<>();
    for (Group each : groups) {
      List<Criterion> criteria =
          each.criteria().stream()
              .filter(c -> !(each.name().equals(group) && c.name().equals(criterion)))
              .toList();
      if (!criteria.isEmpty()) {
        rest.add(new Group(each.name(), each.weight(), criteria));
      }
    }
    return new Decision(candidates, musts, rest, means, missing);
  }

  /** The same with every criterion changed, those of the musts not. */
  Decision changing(UnaryOperator<Criterion> change) {
    return new Decision(
        candidates,
        musts,
        groups.stream().map(group -> group.changing(change)).toList(),
        means,
        missing);
  }

  Decision with(Means other) {
    return new Decision(candidates, musts, groups, other, missing);
  }

  /** The same with another rule for missing values. */
  public Decision with(MissingRule other) {
    return new Decision(candidates, musts, groups, means, other);
  }
}
