package io.github.jmhruntime.workload.cpu;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** A time whose CPU time is measured, from {@link CpuMeter#begin} on. */
public final class CpuInterval {

  private final CpuMeter meter;
  private final List<String> containerIds;
  private final CpuReading begin;

  CpuInterval(CpuMeter meter, Collection<String> containerIds, CpuReading begin) {
    this.meter = meter;
    this.containerIds = List.copyOf(containerIds);
    this.begin = begin;
  }

  /**
   * What the containers have taken until now. They have to be running still.
   *
   * @throws IllegalStateException when a container has no process any more
   */
  public SandboxCpu end() {
    CpuReading end = meter.read(containerIds);
    return new SandboxCpu(
        CpuDifference.between(begin, end), Duration.ofNanos(end.nanoTime() - begin.nanoTime()));
  }
}
