package io.github.jmhruntime.workload.memory;

import io.github.jmhruntime.workload.memory.SandboxMemory.ProcessMemory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A figure that differs from the processes' PSS, and why.
 *
 * @param figure which one
 * @param differenceBytes the figure less the PSS
 * @param reason what explains it, from what was seen
 */
public record Disagreement(Figure figure, long differenceBytes, String reason) {

  private static final double TOLERATED = 0.1;
  private static final long NEGLIGIBLE_BYTES = 1 << 20;

  /** What is held against the PSS. */
  public enum Figure {
    /** The control groups, without what caches files. */
    CGROUP("control group"),
    /** The drop of the host's available memory. */
    AVAILABLE_DROP("drop of available memory");

    private final String title;

    Figure(String title) {
      this.title = title;
    }
  }

  /** One line that says it. */
  public String text() {
    String relation = differenceBytes < 0 ? " below" : " above";
    return figure.title
        + ": "
        + mebibytes(Math.abs(differenceBytes))
        + relation
        + " PSS; "
        + reason;
  }

  static List<Disagreement> in(Footprint footprint) {
    List<Disagreement> found = new ArrayList<>();
    long pss = footprint.pssBytes();
    long cgroup = footprint.cgroupWithoutFileCacheBytes() - pss;
    if (matters(cgroup, pss)) {
      found.add(new Disagreement(Figure.CGROUP, cgroup, cgroupReason(footprint)));
    }
    long drop = footprint.availableDropBytes() - pss;
    if (matters(drop, pss)) {
      found.add(new Disagreement(Figure.AVAILABLE_DROP, drop, dropReason(drop, footprint)));
    }
    return found;
  }

  private static boolean matters(long difference, long pss) {
    return Math.abs(difference) > Math.max(NEGLIGIBLE_BYTES, TOLERATED * pss);
  }

  private static String cgroupReason(Footprint footprint) {
    if (footprint.cgroups().findAny().isEmpty()) {
      return "no control group with a memory figure is named after the containers";
    }
    List<String> reasons = new ArrayList<>();
    List<ProcessMemory> outside =
        footprint.processes().filter(process -> !process.inCgroup()).toList();
    long outsidePss = pss(outside);
    if (outsidePss > NEGLIGIBLE_BYTES) {
      reasons.add("outside of it are " + mebibytes(outsidePss) + ": " + byName(outside));
    }
    long unexplained =
        footprint.cgroupWithoutFileCacheBytes() - (footprint.pssBytes() - outsidePss);
    if (unexplained > NEGLIGIBLE_BYTES) {
      reasons.add(
          "it also counts "
              + mebibytes(unexplained)
              + " that no process of it maps, or maps alone: the kernel's (page tables, sockets,"
              + " slabs), tmpfs, or pages shared with processes elsewhere");
    } else if (-unexplained > NEGLIGIBLE_BYTES) {
      reasons.add(
          mebibytes(-unexplained)
              + " of the PSS inside are pages of files, which count as cache here or are charged"
              + " to whoever read them first");
    }
    return reasons.isEmpty()
        ? "several differences of less than 1 MiB each"
        : String.join("; ", reasons);
  }

  private static String dropReason(long difference, Footprint footprint) {
    if (difference > 0) {
      return "the drop also counts the engine's growth, the kernel's memory (page tables, sockets,"
          + " slabs) and whatever else the host started meanwhile";
    }
    String swapped =
        footprint.swapPssBytes() > NEGLIGIBLE_BYTES
            ? "; " + mebibytes(footprint.swapPssBytes()) + " of the processes are swapped out"
            : "";
    return "pages of files that were cached before count as PSS but not as a drop, since they can"
        + " be dropped; or something else on the host has freed memory meanwhile"
        + swapped;
  }

  private static String byName(List<ProcessMemory> processes) {
    Map<String, Long> sums =
        processes.stream()
            .collect(
                Collectors.groupingBy(
                    ProcessMemory::name,
                    TreeMap::new,
                    Collectors.summingLong(ProcessMemory::pssBytes)));
    return sums.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(entry -> entry.getKey() + " " + mebibytes(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static long pss(List<ProcessMemory> processes) {
    return processes.stream().mapToLong(ProcessMemory::pssBytes).sum();
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
  }
}
