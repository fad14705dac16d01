package io.github.jmhruntime.engine;

/** The engine did not answer within the time limit: it, or the runtime it called, hangs. */
public final class EngineTimeoutException extends EngineException {

  /** What every message says of this kind, by which it is known in the words of another process. */
  public static final String SIGN = "the runtime or the engine hangs";

  private static final long serialVersionUID = 1L;

  /** Creates one whose message names the call, the container and the time limit. */
  public EngineTimeoutException(String message, Throwable cause) {
    super(message, cause);
  }
}
