package io.github.jmhruntime.unit;

/** Which way a measure gets better. */
public enum Direction {
  /** Less is better, such as a time per operation. */
  LOWER("lower"),
  /** More is better, such as operations per time. */
  HIGHER("higher");

  private final String word;

  Direction(String word) {
    this.word = word;
  }

  /** The word that stands for it in files: {@code lower} or {@code higher}. */
  public String word() {
    return word;
  }
}
