package io.github.jmhruntime.engine;

/** The engine refused, could not be reached, or did not answer in time. */
public class EngineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates one whose message says what was asked, what came back, and what would mend it. */
  public EngineException(String message) {
    super(message);
  }

  /** Creates one with its cause. */
  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
