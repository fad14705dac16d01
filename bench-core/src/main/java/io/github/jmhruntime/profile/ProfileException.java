package io.github.jmhruntime.profile;

/** A profile file that cannot be used, or a name that no profile has. */
public final class ProfileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates one whose message names the file and line, or the option and its value, and a remedy.
   */
  public ProfileException(String message) {
    super(message);
  }
}
