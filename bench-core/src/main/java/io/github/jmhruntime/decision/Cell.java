package io.github.jmhruntime.decision;

import io.github.jmhruntime.decision.Absence.Cause;
import io.github.jmhruntime.decision.Reading.Known;
import io.github.jmhruntime.decision.Reading.Missing;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was measured or scored for each candidate.
 *
 * @param axes what tells it from the criterion's other cells, such as image and limits
 * @param readings by candidate
 */
public record Cell(Map<String, String> axes, Map<String, Reading> readings) {

  private static final Missing UNKNOWN = new Missing(new Absence(Cause.NOT_MEASURED, ""));

  public Cell {
    axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
    readings = Collections.unmodifiableMap(new LinkedHashMap<>(readings));
  }

  Reading of(String candidate) {
    return readings.getOrDefault(candidate, UNKNOWN);
  }

  @Nullable Known known(String candidate) {
    return of(candidate) instanceof Known known ? known : null;
  }

  boolean isKnownOf(String candidate) {
    return of(candidate) instanceof Known;
  }

  /** The axes as people read them, such as {@code nginx, min}. */
  String label() {
    return String.join(", ", axes.values());
  }
}
