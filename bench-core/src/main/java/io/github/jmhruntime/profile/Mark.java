package io.github.jmhruntime.profile;

/**
 * A place in a file.
 *
 * @param file the file as the user would name it
 * @param line from 1
 * @param column from 1
 */
public record Mark(String file, int line, int column) {

  /** An exception whose message starts with this place, in the form that editors can jump to. */
  public ProfileException problem(String format, Object... arguments) {
    String what = arguments.length == 0 ? format : format.formatted(arguments);
    return new ProfileException("%s:%d:%d: %s".formatted(file, line, column, what));
  }
}
