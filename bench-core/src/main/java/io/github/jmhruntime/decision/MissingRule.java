package io.github.jmhruntime.decision;

/** What stands for a value that is missing. */
public enum MissingRule {
  /** The middle between the best and the worst of those that have one. */
  MIDPOINT("midpoint"),
  /** The worst of those that have one. */
  WORST("worst"),
  /** The best of those that have one. */
  BEST("best"),
  /**
   * Nothing: the criterion does not count for this candidate, whose other weights are scaled up.
   */
  EXCLUDE("exclude");

  private final String word;

  MissingRule(String word) {
    this.word = word;
  }

  /** The word that stands for it in files. */
  public String word() {
    return word;
  }

  /** The input that is filled in; NaN for none. */
  double fill(double worst, double best) {
    return switch (this) {
      case MIDPOINT -> (worst + best) / 2;
      case WORST -> worst;
      case BEST -> best;
      case EXCLUDE -> Double.NaN;
    };
  }
}
