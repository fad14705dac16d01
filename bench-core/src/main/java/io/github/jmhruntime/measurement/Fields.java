package io.github.jmhruntime.measurement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks what a file gave for the fields of a record: Jackson gives null for what is missing. */
final class Fields {

  private Fields() {}

  /**
   * Checks one condition.
   *
   * @throws IllegalArgumentException with that text, unless it holds
   */
  static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** A copy in the same order; empty where the file has none. */
  static <T> Map<String, T> complete(String field, @Nullable Map<String, T> map) {
    if (map == null) {
      return Map.of();
    }
    require(map.values().stream().noneMatch(Objects::isNull), "'%s' holds null".formatted(field));
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** A copy; empty where the file has none. */
  static <T> List<T> complete(String field, @Nullable List<T> list) {
    if (list == null) {
      return List.of();
    }
    require(list.stream().noneMatch(Objects::isNull), "'%s' holds null".formatted(field));
    return List.copyOf(list);
  }
}
