package io.github.jmhruntime.workload.cpu;

import io.github.jmhruntime.host.CpuTime;
import java.time.Duration;
import java.util.Map;

/**
 * The CPU time that containers took together in a time; less is better where they did the same.
 *
 * @param parts where it went; what took nothing may be absent
 * @param wall how long that was
 */
public record SandboxCpu(Map<SandboxPart, CpuTime> parts, Duration wall) {

  /** Keeps a copy of the map. */
  public SandboxCpu {
    parts = Map.copyOf(parts);
  }

  /** All of it. */
  public CpuTime total() {
    return parts.values().stream().reduce(CpuTime.NONE, CpuTime::plus);
  }

  /** What one part took. */
  public CpuTime of(SandboxPart part) {
    return parts.getOrDefault(part, CpuTime.NONE);
  }
}
