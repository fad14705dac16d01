package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.figures.IterationFigures;
import io.github.jmhruntime.workload.cpu.CpuInterval;
import io.github.jmhruntime.workload.cpu.CpuMeter;
import io.github.jmhruntime.workload.cpu.SandboxCpu;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The CPU time of containers over an iteration as secondary results: {@code cpu.sandbox}, of it
 * {@code cpu.sandbox.user} and {@code .system}, and again {@code .workload}, {@code .runtime} and
 * {@code .shim}, in seconds per operation, less is better.
 *
 * <p>One call where an iteration begins, before its load does, and one where it has ended, after
 * its load has:
 *
 * <pre>
 * cpu.begin(ids);
 * …
 * cpu.end(requests, CpuFigures.PER_OPERATION);
 * </pre>
 */
final class CpuFigures {

  /** Seconds for each operation. */
  static final String PER_OPERATION = "s/op";

  private final CpuMeter meter = CpuMeter.ofHost();
  private final Consumer<String> remarks;
  private @Nullable CpuInterval interval;

  /**
   * Creates one.
   *
   * @param remarks hears why there are no figures, where this user may not see the processes
   */
  CpuFigures(Consumer<String> remarks) {
    this.remarks = remarks;
  }

  /** Begins to measure running containers, given by their full ids. */
  void begin(Collection<String> containerIds) {
    try {
      interval = meter.begin(containerIds);
    } catch (IllegalStateException e) {
      interval = null;
      remarks.accept("CPU time was not measured: " + e.getMessage());
    }
  }

  /**
   * Ends, and adds the figures to the iteration. Where there were no operations there are none.
   *
   * @param operations how many there were since {@link #begin}
   * @param unit seconds per operation in the unit that fits, such as {@code s/op}, {@code ns/B}
   */
  void end(double operations, String unit) {
    end().add(operations, unit);
  }

  /** Ends; what was taken is added once it is known for how much. */
  Taken end() {
    CpuInterval begun = interval;
    interval = null;
    return new Taken(begun == null ? null : begun.end());
  }

  /**
   * What was taken over an interval.
   *
   * @param cpu the CPU time, or null where it was not measured
   */
  record Taken(@Nullable SandboxCpu cpu) {

    /** Adds the figures to the iteration; none where there were no operations. */
    void add(double operations, String unit) {
      if (cpu != null && operations > 0) {
        cpu.per(operations).forEach((name, seconds) -> IterationFigures.add(name, seconds, unit));
      }
    }
  }
}
