package io.github.jmhruntime.command;

import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.measurement.ForkRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
            fork.runtime(), fork, (one, other) -> scale(other) > scale(one) ? other : one);
      }
    }
    List<String> lines = new ArrayList<>();
    for (ForkRecord fork : largest.values()) {
      String where =
          "%s, %s x %d"
              .formatted(
                  fork.runtime(), fork.params().getOrDefault("image", "containers"), scale(fork));
      Evidence evidence = fork.evidence();
      if (evidence != null) {
        evidence.remarks().forEach(remark -> lines.add(where + ": " + remark));
      }
    }
    return lines;
  }

  private static int scale(ForkRecord fork) {
    String scale = fork.params().getOrDefault("scale", "1");
    return scale.matches("[0-9]{1,6}") ? Integer.parseInt(scale) : 1;
  }
}
