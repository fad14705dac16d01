package io.github.jmhruntime.workload.cpu;

import io.github.jmhruntime.host.CpuTime;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The CPU time that containers took together in a time; less is better where they did the same.
 *
 * @param parts where it went; what took nothing may be absent
 * @param wall how long that was
 */
public record SandboxCpu(Map<SandboxPart, CpuTime> parts, Duration wall) {

  private static final String NAME = "cpu.sandbox";

  /** Keeps a copy of the map. */
  public SandboxCpu {
    parts = Map.copyOf(parts);
  }

  /**
   * The figures of it: {@code cpu.sandbox}, of it {@code cpu.sandbox.user} and {@code .system}, and
   * again {@code .workload}, {@code .runtime} and {@code .shim}.
   *
   * @param amount of what, such as operations or seconds; the figures are CPU seconds for each
   */
  public Map<String, Double> per(double amount) {
    Map<String, Double> figures = new TreeMap<>();
    figures.put(NAME, total().seconds() / amount);
    figures.put(NAME + ".user", total().userSeconds() / amount);
    figures.put(NAME + ".system", total().systemSeconds() / amount);
    for (SandboxPart part : SandboxPart.values()) {
      figures.put(NAME + "." + part.word(), of(part).seconds() / amount);
    }
    return figures;
  }

  /** How long that was, in seconds. */
  public double wallSeconds() {
    return wall.toNanos() / 1e9;
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
