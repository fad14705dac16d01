package io.github.jmhruntime.comparison;

/** What the data says about a candidate, against the smallest relevant difference. */
public enum Verdict {
  /** The interval excludes 100 %, and the candidate is better by a difference that matters. */
  FASTER,
  /** The interval excludes 100 %, and the candidate is worse by a difference that matters. */
  SLOWER,
  /** The interval lies inside 100 % ± the smallest relevant difference. */
  EQUIVALENT,
  /** The data allows none of the others. */
  INCONCLUSIVE;

  /** The word that stands for it in files and tables. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
