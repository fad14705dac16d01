package io.github.jmhruntime.decision;

/**
 * What the values of a criterion are.
 *
 * @param kind what they are
 * @param least the smallest value there can be
 * @param most the largest
 */
public record Scale(Kind kind, double least, double most) {

  /** What values can be. */
  public enum Kind {
    /** Positive, and only their ratios mean something: percent of a baseline, seconds, bytes. */
    RATIO,
    /** Marks that an expert gives. */
    SCORE,
    /** Parts of a whole. */
    SHARE
  }

  /** Positive values of any size. */
  public static Scale ratio() {
    return new Scale(Kind.RATIO, 0, Double.POSITIVE_INFINITY);
  }

  /** Scores from one mark to another. */
  public static Scale scores(double least, double most) {
    return new Scale(Kind.SCORE, least, most);
  }

  /** Parts from 0 to 1. */
  public static Scale share() {
    return new Scale(Kind.SHARE, 0, 1);
  }

  boolean isRatio() {
    return kind == Kind.RATIO;
  }
}
