package io.github.jmhruntime.command;

import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.measurement.ForkRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What forks have remarked, such as figures of memory that disagree: once for each runtime, of the
 * first fork with the most containers. The journal has it of all.
 */
final class LoadRemarks {

  private LoadRemarks() {}

  static List<String> of(List<ForkRecord> forks) {
    Map<String, ForkRecord> largest = new LinkedHashMap<>();
    for (ForkRecord fork : forks) {
      Evidence evidence = fork.evidence();
      if (evidence != null && !evidence.remarks().isEmpty()) {
        largest.merge(
            fork.runtime(),
            fork,
            (one, other) -> other.axes().containers() > one.axes().containers() ? other : one);
      }
    }
    List<String> lines = new ArrayList<>();
    for (ForkRecord fork : largest.values()) {
      String where =
          "%s, %s x %d"
              .formatted(
                  fork.runtime(),
                  Objects.requireNonNullElse(fork.axes().image(), "containers"),
                  fork.axes().containers());
      Evidence evidence = fork.evidence();
      if (evidence != null) {
        evidence.remarks().forEach(remark -> lines.add(where + ": " + remark));
      }
    }
    return lines;
  }
}
