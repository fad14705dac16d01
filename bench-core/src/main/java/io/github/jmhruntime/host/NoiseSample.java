package io.github.jmhruntime.host;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The machine's counters and gauges at one moment; what happened in between is their difference.
 */
public final class NoiseSample {

  static final String CPU_TOTAL = "cpuTotal";
  static final String CPU_IDLE = "cpuIdle";
  static final String CPU_IO_WAIT = "cpuIoWait";
  static final String CPU_STEAL = "cpuSteal";
  static final String CPUS = "cpus";
  static final String CONTEXT_SWITCHES = "contextSwitches";
  static final String RUNNABLE = "runnable";
  static final String LOAD = "load";
  static final String PRESSURE_SECONDS = "PressureSeconds";
  static final String THERMAL_THROTTLES = "thermalThrottles";
  static final String THROTTLED_SECONDS = "throttledSeconds";
  static final String PERFORMANCE = "performance";
  static final String FREQUENCY = "frequency";
  static final String TEMPERATURE = "temperature";
  static final String MEMORY_AVAILABLE = "memoryAvailable";
  static final String SWAPPED_IN = "swappedIn";
  static final String SWAPPED_OUT = "swappedOut";
  static final String OOM_KILLS = "oomKills";

  private final double seconds;
  private final Map<String, Double> values;
  private final ProcessTimes processes;
  private final long self;

  NoiseSample(double seconds, Map<String, Double> values, ProcessTimes processes, long self) {
    this.seconds = seconds;
    this.values = Map.copyOf(values);
    this.processes = processes;
    this.self = self;
  }

  /**
   * What happened from this sample, taken before a fork, to the one taken after it.
   *
   * @return by the keys of {@link NoiseMeasure}; what the machine does not offer is absent
   */
  public Map<String, Double> until(NoiseSample end) {
    Noise noise = new Noise();
    double wall = end.seconds - seconds;
    OptionalDouble cpu = grown(end, CPU_TOTAL);
    double cpus = Objects.requireNonNullElse(values.get(CPUS), Double.NaN);
    OptionalDouble steal = ratio(grown(end, CPU_STEAL), cpu);
    noise.put(NoiseMeasure.STEAL_SHARE, steal);
    noise.put(NoiseMeasure.STEAL_SECONDS, scaled(steal, wall * cpus));
    noise.put(NoiseMeasure.BUSY_SHARE, ratio(busy(end), cpu));
    noise.put(NoiseMeasure.IO_WAIT_SHARE, ratio(grown(end, CPU_IO_WAIT), cpu));
    noise.put(
        NoiseMeasure.OTHER_CPU_SHARE,
        OptionalDouble.of(processes.foreignSecondsUntil(end.processes, self) / (wall * cpus)));
    noise.put(NoiseMeasure.CPU_PRESSURE_SHARE, share(end, "cpu" + PRESSURE_SECONDS, wall));
    noise.put(NoiseMeasure.MEMORY_PRESSURE_SHARE, share(end, "memory" + PRESSURE_SECONDS, wall));
    noise.put(NoiseMeasure.IO_PRESSURE_SHARE, share(end, "io" + PRESSURE_SECONDS, wall));
    noise.put(NoiseMeasure.CONTEXT_SWITCHES_PER_SECOND, share(end, CONTEXT_SWITCHES, wall));
    noise.put(NoiseMeasure.CGROUP_THROTTLED_SHARE, share(end, THROTTLED_SECONDS, wall));
    noise.put(NoiseMeasure.THERMAL_THROTTLES, grown(end, THERMAL_THROTTLES));
    noise.put(NoiseMeasure.SWAPPED_PAGES, swapped(end));
    noise.put(NoiseMeasure.OOM_KILLS, grown(end, OOM_KILLS));
    putGauges(noise, end);
    return noise.values;
  }

  private void putGauges(Noise noise, NoiseSample end) {
    noise.put(NoiseMeasure.RUNNABLE_START, value(RUNNABLE));
    noise.put(NoiseMeasure.LOAD_START, value(LOAD));
    noise.put(NoiseMeasure.LOAD_END, end.value(LOAD));
    noise.put(NoiseMeasure.GOVERNOR_PERFORMANCE, end.value(PERFORMANCE));
    noise.put(NoiseMeasure.FREQUENCY_START, value(FREQUENCY));
    noise.put(NoiseMeasure.FREQUENCY_END, end.value(FREQUENCY));
    noise.put(NoiseMeasure.TEMPERATURE_START, value(TEMPERATURE));
    noise.put(NoiseMeasure.TEMPERATURE_END, end.value(TEMPERATURE));
    OptionalDouble before = value(MEMORY_AVAILABLE);
    OptionalDouble after = end.value(MEMORY_AVAILABLE);
    if (before.isPresent() && after.isPresent()) {
      double lower = Math.min(before.getAsDouble(), after.getAsDouble());
      noise.put(NoiseMeasure.MEMORY_AVAILABLE, OptionalDouble.of(lower));
    }
  }

  private OptionalDouble busy(NoiseSample end) {
    OptionalDouble total = grown(end, CPU_TOTAL);
    if (total.isEmpty()) {
      return total;
    }
    double unused =
        grown(end, CPU_IDLE).orElseThrow()
            + grown(end, CPU_IO_WAIT).orElseThrow()
            + grown(end, CPU_STEAL).orElseThrow();
    return OptionalDouble.of(total.getAsDouble() - unused);
  }

  private OptionalDouble swapped(NoiseSample end) {
    OptionalDouble in = grown(end, SWAPPED_IN);
    OptionalDouble out = grown(end, SWAPPED_OUT);
    return in.isPresent() && out.isPresent()
        ? OptionalDouble.of(in.getAsDouble() + out.getAsDouble())
        : OptionalDouble.empty();
  }

  private OptionalDouble value(String name) {
    Double value = values.get(name);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private OptionalDouble grown(NoiseSample end, String name) {
    Double before = values.get(name);
    Double after = end.values.get(name);
    return before == null || after == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(after - before);
  }

  private OptionalDouble share(NoiseSample end, String name, double wall) {
    return scaled(grown(end, name), 1 / wall);
  }

  private static OptionalDouble ratio(OptionalDouble part, OptionalDouble whole) {
    return whole.isPresent() ? scaled(part, 1 / whole.getAsDouble()) : whole;
  }

  private static OptionalDouble scaled(OptionalDouble value, double factor) {
    return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
  }

  /** The measures in their order; what is unknown, or has no time to relate to, is left out. */
  private static final class Noise {
    private final Map<String, Double> values = new LinkedHashMap<>();

    void put(NoiseMeasure measure, OptionalDouble value) {
      @Nullable Double finite =
          value.isPresent() && Double.isFinite(value.getAsDouble()) ? value.getAsDouble() : null;
      if (finite != null) {
        values.put(measure.key(), finite);
      }
    }
  }
}
