package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with JSON, in the words of who has to mend the file: no names of classes. */
final class JsonProblem {

  /** Jackson names the method that would raise a limit. */
  private static final Pattern METHOD = Pattern.compile(", from `[^`]*`");

  private JsonProblem() {}

  /**
   * The place and the problem.
   *
   * @param reached where the reader was, for problems that name no place
   */
  static String of(JsonProcessingException e, @Nullable JsonLocation reached) {
    JsonLocation location = e.getLocation() == null ? reached : e.getLocation();
    return location == null ? words(e) : position(location) + words(e);
  }

  static String position(JsonLocation location) {
    return "line %d, column %d: "
        .formatted(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  /** The problem alone. */
  static String words(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) {
      return METHOD.matcher(e.getOriginalMessage()).replaceAll("");
    }
    if (e instanceof JsonEOFException) {
      return "it ends in the middle, as a crash or a full disk leaves it";
    }
    if (e instanceof JsonMappingException mismatch) {
      return e.getCause() instanceof IllegalArgumentException refused
          ? String.valueOf(refused.getMessage())
          : mismatch(mismatch);
    }
    return e.getOriginalMessage();
  }

  private static String mismatch(JsonMappingException e) {
    if (e.getOriginalMessage().startsWith("No content to map")) {
      return "it is empty, as a full disk leaves it";
    }
    Class<?> wanted = e instanceof MismatchedInputException other ? other.getTargetType() : null;
    String is =
        e instanceof InvalidFormatException bad
            ? "'%s'".formatted(bad.getValue())
            : e.getOriginalMessage().startsWith("Cannot map `null`")
                ? "missing"
                : "of another type";
    return "%s is %s; it must be %s".formatted(subject(e), is, kind(wanted));
  }

  private static String subject(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.isEmpty() ? "the value" : "'%s'".formatted(path);
  }

  private static String kind(@Nullable Class<?> type) {
    if (type == null) {
      return "as this project writes it";
    }
    if (type.isEnum()) {
      return "one of " + Arrays.toString(type.getEnumConstants());
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (type == String.class) {
      return "text";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return type.getName().startsWith("java.time.") ? "a time" : "an object";
  }
}
