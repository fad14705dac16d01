package io.github.jmhruntime.host;

/**
 * What is recorded of the machine for each fork. A measure that a machine does not offer is absent
 * from its records, and never 0 instead.
 *
 * <p>The engine and the containers are part of what is measured, so figures of the whole machine
 * hold their work as well. Only {@link #OTHER_CPU_SHARE} tries to tell others from them.
 */
public enum NoiseMeasure {
  /** Part of the time of all CPUs that the hypervisor gave to others, 0 to 1. */
  STEAL_SHARE("stealShare"),
  /** The same in seconds of one CPU. */
  STEAL_SECONDS("stealSeconds"),
  /** Part of the time of all CPUs in which they worked for anybody, 0 to 1. */
  BUSY_SHARE("busyShare"),
  /** Part of the time of all CPUs in which they waited for the disk with nothing else to do. */
  IO_WAIT_SHARE("ioWaitShare"),
  /**
   * Part of the time of all CPUs that other processes used, at least: those that ran at the start
   * and at the end and belong neither to this JVM's ancestors and descendants nor to the engine.
   * What others started and ended in between is counted where its parent lives on.
   */
  OTHER_CPU_SHARE("otherCpuShare"),
  /** Part of the time in which some process had to wait for a CPU (PSI), 0 to 1. */
  CPU_PRESSURE_SHARE("cpuPressureShare"),
  /** Part of the time in which some process had to wait for memory (PSI), 0 to 1. */
  MEMORY_PRESSURE_SHARE("memoryPressureShare"),
  /** Part of the time in which some process had to wait for the disk (PSI), 0 to 1. */
  IO_PRESSURE_SHARE("ioPressureShare"),
  /** Context switches of the whole machine in a second. */
  CONTEXT_SWITCHES_PER_SECOND("contextSwitchesPerSecond"),
  /** Threads that could run at the start, the one that asks included. */
  RUNNABLE_START("runnableStart"),
  /** The load average over a minute at the start; forks before this one are part of it. */
  LOAD_START("load1Start"),
  /** The same at the end. */
  LOAD_END("load1End"),
  /** Part of the time in which this JVM's own control group was held back by its CPU quota. */
  CGROUP_THROTTLED_SHARE("cgroupThrottledShare"),
  /** How often a core or package slowed down because it was too hot. */
  THERMAL_THROTTLES("thermalThrottles"),
  /** 1 where every CPU has the governor {@code performance}, else 0. */
  GOVERNOR_PERFORMANCE("governorPerformance"),
  /** The mean frequency of all CPUs at the start, in Hz. */
  FREQUENCY_START("cpuHzStart"),
  /** The same at the end. */
  FREQUENCY_END("cpuHzEnd"),
  /** The hottest sensor at the start, in degrees Celsius. */
  TEMPERATURE_START("celsiusStart"),
  /** The same at the end. */
  TEMPERATURE_END("celsiusEnd"),
  /** Memory that could be had without swapping, the lower of start and end, in bytes. */
  MEMORY_AVAILABLE("memoryAvailableBytes"),
  /** Pages that were swapped in or out. */
  SWAPPED_PAGES("swappedPages"),
  /** Processes that the kernel killed for want of memory, those in limited containers included. */
  OOM_KILLS("oomKills"),
  /** What {@link ReferenceKernel} took before the block, in seconds. */
  REFERENCE_SECONDS("referenceSeconds");

  private final String key;

  NoiseMeasure(String key) {
    this.key = key;
  }

  /** Its name in the journal. */
  public String key() {
    return key;
  }
}
