package io.github.jmhruntime.driver;

/** Another JMH is at work, so that no fork could begin; that says nothing against any runtime. */
final class LockedOutException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LockedOutException(String message) {
    super(message);
  }
}
