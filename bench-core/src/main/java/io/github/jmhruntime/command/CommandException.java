package io.github.jmhruntime.command;

/** A command that cannot be carried out as it was asked for. */
public final class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates one whose message names the option, its value and a remedy. */
  public CommandException(String message) {
    super(message);
  }
}
