package io.github.jmhruntime.plan;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a record that was read from a file holds all that it must. */
final class Completeness {

  private Completeness() {}

  /**
   * Checks every component of a record, of the records in it and of those in its lists.
   *
   * @throws IllegalArgumentException naming the first that is null and not {@link Nullable}
   */
  static void check(Record record) {
    within("", record);
  }

  private static void within(String path, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("'%s' is missing".formatted(path));
    }
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        within("%s[%d]".formatted(path, i), list.get(i));
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, of) -> within(path + "." + key, of));
    } else if (value instanceof Record record) {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        Object held = held(record, component);
        if (held != null || !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          within((path.isEmpty() ? "" : path + ".") + component.getName(), held);
        }
      }
    }
  }

  private static @Nullable Object held(Record record, RecordComponent component) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true); // records of other packages need not be public
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record that does not tell " + component, e);
    }
  }
}
