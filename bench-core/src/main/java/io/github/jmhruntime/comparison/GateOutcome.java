package io.github.jmhruntime.comparison;

import java.util.Locale;

/** What a regression gate says of a row, and of all rows together. */
public enum GateOutcome {
  /** The data show that there is no regression beyond the budget. */
  PASS,
  /** The data show a regression beyond the budget. */
  FAIL,
  /** The data show neither. */
  INCONCLUSIVE,
  /** What was to be checked could not be. */
  ERROR;

  /** The word that stands for it in files and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
