package io.github.jmhruntime.engine;

/** The engine did not answer within the time limit: it, or the runtime it called, hangs. */
public final class EngineTimeoutException extends EngineException {

  private static final long serialVersionUID = 1L;

  /** Creates one whose message names the call, the container and the time limit. */
  public EngineTimeoutException(String message, Throwable cause) {
    super(message, cause);
  }
}
