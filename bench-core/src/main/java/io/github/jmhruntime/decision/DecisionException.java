package io.github.jmhruntime.decision;

/** A decision of which nothing can follow. */
public final class DecisionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates one whose message says what is missing and what would mend it. */
  public DecisionException(String message) {
    super(message);
  }
}
