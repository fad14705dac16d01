package io.github.jmhruntime.statistics;

/** A value that no measurement can have given, such as a negative time. */
public final class ImpossibleValueException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  ImpossibleValueException(String what, int index, double value, String remedy) {
    super("%s: value %d is %s; %s".formatted(what, index + 1, value, remedy));
  }
}
