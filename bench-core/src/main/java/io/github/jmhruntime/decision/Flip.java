package io.github.jmhruntime.decision;

/**
 * A single change that puts another candidate first.
 *
 * @param what which number is changed
 * @param from what it is
 * @param to what it would have to be: beyond this, the other candidate is first
 * @param first who is first then
 */
public record Flip(Subject what, double from, double to, String first) {

  /** A number that is changed. */
  public sealed interface Subject {}

  /** The weight of a group among the groups, as a part of 1; the others keep their proportions. */
  public record GroupWeight(String group) implements Subject {}

  /** The weight of a criterion in its group, as a part of 1; the others keep their proportions. */
  public record CriterionWeight(String group, String criterion) implements Subject {}

  /**
   * The value of a candidate in a criterion.
   *
   * @param part which of several scores of the criterion, or empty for its mean
   * @param filled whether the value is missing and was filled in
   */
  public record CandidateValue(
      String group, String criterion, String part, String candidate, Scale scale, boolean filled)
      implements Subject {}

  /** How far it is: in parts of 1 for weights, shares and scores; for ratios on the log scale. */
  public double distance() {
    return what instanceof CandidateValue value && value.scale().isRatio()
        ? Math.abs(Math.log(to / from))
        : Math.abs(to - from);
  }
}
