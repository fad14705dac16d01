package io.github.jmhruntime.driver;

/**
 * No further fork can begin, or succeed, until somebody mends something. That says nothing against
 * the runtime whose turn it was, so no fork is noted.
 */
final class CannotGoOnException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CannotGoOnException(String message) {
    super(message);
  }
}
