package io.github.jmhruntime.engine;

/** Nothing listens where the engine is looked for. */
public final class EngineNotRunningException extends EngineException {

  private static final long serialVersionUID = 1L;

  /** Creates one whose message names the address. */
  public EngineNotRunningException(String message, Throwable cause) {
    super(message, cause);
  }
}
