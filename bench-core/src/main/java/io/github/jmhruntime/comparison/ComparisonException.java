package io.github.jmhruntime.comparison;

/** Results that cannot be compared at all, or a setting that makes no sense. */
public final class ComparisonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message that names the file or option, the value and the remedy. */
  public ComparisonException(String message) {
    super(message);
  }

  /** The same, with what was thrown. */
  public ComparisonException(String message, Throwable cause) {
    super(message, cause);
  }
}
