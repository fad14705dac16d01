package io.github.jmhruntime.command;

import org.jspecify.annotations.Nullable;

/**
 * What a command has to say when it is done.
 *
 * @param text what the user asked for, ready to be printed
 * @param failure why the build must fail although all results are written, or null
 */
public record Outcome(String text, @Nullable String failure) {

  /** A command that went well. */
  public static Outcome of(String text) {
    return new Outcome(text, null);
  }
}
