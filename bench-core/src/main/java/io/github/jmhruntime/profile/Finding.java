package io.github.jmhruntime.profile;

import java.util.Arrays;
import java.util.Optional;

/** What a probe can find. */
public enum Finding {
  /** What is asked for holds. */
  ENFORCED("enforced"),
  /** It holds in part; the evidence says in which. */
  PARTLY("partly"),
  /** It is accepted, and does not hold. */
  NOT_ENFORCED("not enforced"),
  /** It works. */
  OFFERED("offered"),
  /** It is refused, or does not work. */
  NOT_OFFERED("not offered"),
  /** It was not tried; the evidence says why, and what would help. */
  NOT_RUN("not run");

  private final String word;

  Finding(String word) {
    this.word = word;
  }

  /** The word that stands for it in files and tables, such as {@code not enforced}. */
  public String word() {
    return word;
  }

  /** The one that a word stands for. */
  public static Optional<Finding> of(String word) {
    return Arrays.stream(values()).filter(finding -> finding.word.equals(word)).findFirst();
  }
}
