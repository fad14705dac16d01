package io.github.jmhruntime.driver;

/** The engine does not answer any more, so that no further fork can succeed. */
final class EngineGoneException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EngineGoneException(String message) {
    super(message);
  }
}
