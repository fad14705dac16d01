package io.github.jmhruntime.decision;

/**
 * What a candidate must have to be weighed at all.
 *
 * @param criterion what is looked at; its weight counts nowhere
 * @param least the smallest value that is enough, or NaN for none
 * @param most the largest value that is still enough, or NaN for none
 */
public record Must(Criterion criterion, double least, double most) {

  /** A candidate that a must has excluded, and why. */
  public record Exclusion(String candidate, String must, String reason) {}

  boolean admits(double value) {
    return !(value < least) && !(value > most);
  }

  String wanted() {
    return Double.isNaN(most) ? "at least " + Texts.number(least) : "at most " + Texts.number(most);
  }
}
