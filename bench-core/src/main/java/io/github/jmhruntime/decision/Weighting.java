package io.github.jmhruntime.decision;

import java.util.Arrays;

/**
 * The weights of a decision as parts of 1.
 *
 * @param groups of the groups
 * @param criteria of the criteria within their groups, one array per group
 */
record Weighting(double[] groups, double[][] criteria) {

  static Weighting of(Decision decision) {
    return new Weighting(
        Weights.normalised(decision.groups().stream().mapToDouble(Group::weight).toArray()),
        decision.groups().stream()
            .map(group -> group.criteria().stream().mapToDouble(Criterion::weight).toArray())
            .map(Weights::normalised)
            .toArray(double[][]::new));
  }

  Weighting settingGroup(int group, double part) {
    return new Weighting(Weights.setting(groups, group, part), criteria);
  }

  Weighting settingCriterion(int group, int criterion, double part) {
    double[][] changed = criteria.clone();
    changed[group] = Weights.setting(criteria[group], criterion, part);
    return new Weighting(groups, changed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Weighting that
        && Arrays.equals(groups, that.groups)
        && Arrays.deepEquals(criteria, that.criteria);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(groups);
  }
}
