package io.github.jmhruntime.command;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads options that are regular expressions. */
final class Expressions {

  private Expressions() {}

  /**
   * Reads one.
   *
   * @throws CommandException where it is malformed
   */
  static Pattern of(String option, String value) {
    try {
      return Pattern.compile(value);
    } catch (PatternSyntaxException e) {
      throw new CommandException(
          "-D%s=%s is no regular expression (%s); a sign that is meant as it stands needs a \\ before it"
              .formatted(option, value, e.getDescription()));
    }
  }
}
