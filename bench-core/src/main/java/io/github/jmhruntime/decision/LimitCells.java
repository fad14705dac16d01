package io.github.jmhruntime.decision;

import io.github.jmhruntime.decision.Absence.Cause;
import io.github.jmhruntime.decision.Reading.Known;
import io.github.jmhruntime.decision.Reading.Missing;
import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.measurement.ForkRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The share of forks under a limit whose container showed the limit inside: one cell for CPU and
 * one for memory.
 *
 * <p>A process sees a limit as fewer CPUs or less memory, or as the figure in its control group. A
 * runtime can enforce a limit that is not seen, as gVisor does with CPU: a probe that takes more
 * than its limit is better evidence where there is one.
 */
public final class LimitCells {

  /** The axis that tells CPU and memory apart. */
  private static final String LIMIT = "limit";

  private static final List<String> CPU_FILES =
      List.of("/sys/fs/cgroup/cpu.max", "/sys/fs/cgroup/cpu/cpu.cfs_quota_us");
  private static final List<String> MEMORY_FILES =
      List.of("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes");

  /** The period that Docker sets, in microseconds. */
  private static final double PERIOD = 100_000;

  /** Limits are rounded to pages and microseconds. */
  private static final double ROUNDING = 1.01;

  private LimitCells() {}

  /**
   * The cells.
   *
   * @param forks the journal
   * @param candidates whose forks count
   * @param kinds {@code cpu} and {@code memory}, or one of them
   */
  public static List<Cell> of(List<ForkRecord> forks, List<String> candidates, List<String> kinds) {
    List<Cell> cells = new ArrayList<>();
    for (String kind : kinds) {
      Map<String, Reading> readings = new LinkedHashMap<>();
      candidates.forEach(name -> readings.put(name, reading(forks, name, kind)));
      cells.add(new Cell(Map.of(LIMIT, kind), readings));
    }
    return List.copyOf(cells);
  }

  private static Reading reading(List<ForkRecord> forks, String candidate, String kind) {
    int seen = 0;
    int asked = 0;
    for (ForkRecord fork : forks) {
      Evidence evidence = fork.evidence();
      if (evidence != null && fork.runtime().equals(candidate)) {
        Boolean one = kind.equals("cpu") ? cpuSeen(evidence) : memorySeen(evidence);
        asked += one == null ? 0 : 1;
        seen += Boolean.TRUE.equals(one) ? 1 : 0;
      }
    }
    return asked == 0
        ? new Missing(
            new Absence(
                Cause.NOT_MEASURED,
                "no fork ran under a limit of %s; run with -Dlimits=min".formatted(kind)))
        : Known.exactly((double) seen / asked);
  }

  /** Null where no limit was asked for. */
  private static @Nullable Boolean cpuSeen(Evidence evidence) {
    Double asked = evidence.askedCpus();
    if (asked == null) {
      return null;
    }
    Integer cpus = evidence.seenCpus();
    return cpus != null && cpus <= Math.ceil(asked)
        || smallest(evidence, CPU_FILES) / PERIOD <= asked * ROUNDING;
  }

  private static @Nullable Boolean memorySeen(Evidence evidence) {
    Long asked = evidence.askedMemoryBytes();
    if (asked == null) {
      return null;
    }
    Long bytes = evidence.seenMemoryBytes();
    return bytes != null && bytes <= asked * ROUNDING
        || smallest(evidence, MEMORY_FILES) <= asked * ROUNDING;
  }

  /** The smallest figure that stands first in one of the files; infinite for none. */
  private static double smallest(Evidence evidence, List<String> files) {
    double smallest = Double.POSITIVE_INFINITY;
    for (String file : files) {
      String first = evidence.files().getOrDefault(file, "").strip().split("\\s+", 2)[0];
      if (first.matches("\\d{1,18}")) {
        smallest = Math.min(smallest, Double.parseDouble(first));
      }
    }
    return smallest;
  }
}
