package io.github.jmhruntime.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Something other than what was measured that took the machine's time during a fork.
 *
 * <p>The rules hold only measures that a benchmark does not raise by itself: load averages, CPU and
 * disk pressure are recorded, and decide nothing. A fork that is disturbed is flagged and kept.
 */
public enum Disturbance {
  /** Two per cent is the smallest difference that matters by default; half of it is too much. */
  STEAL(NoiseMeasure.STEAL_SHARE, 0.01, "the hypervisor gave %.1f %% of the CPU time to others"),
  /** One process that is busy on one of 20 CPUs, or a tenth of two. */
  OTHERS(NoiseMeasure.OTHER_CPU_SHARE, 0.05, "other processes used %.1f %% of the CPU time"),
  /** The machine itself lacked memory; containers with a limit of their own cause less. */
  MEMORY(
      NoiseMeasure.MEMORY_PRESSURE_SHARE,
      0.05,
      "processes waited for memory in %.1f %% of the time"),
  /** This JVM, and with it the timing, stood still. */
  QUOTA(
      NoiseMeasure.CGROUP_THROTTLED_SHARE,
      0.01,
      "the driver was held back by its own CPU quota in %.1f %% of the time"),
  /** A single event already means a lower frequency. */
  HEAT(NoiseMeasure.THERMAL_THROTTLES, 0, "a CPU slowed down because of heat %.0f times");

  private final NoiseMeasure measure;

  /** The value from which on, but not including it, a fork counts as disturbed. */
  private final double threshold;

  private final String text;

  Disturbance(NoiseMeasure measure, double threshold, String text) {
    this.measure = measure;
    this.threshold = threshold;
    this.text = text;
  }

  /**
   * Why a fork counts as disturbed, one sentence for each reason; empty where it does not.
   *
   * @param noise by the keys of {@link NoiseMeasure}; what is absent says nothing
   */
  public static List<String> reasons(Map<String, Double> noise) {
    List<String> reasons = new ArrayList<>();
    for (Disturbance disturbance : values()) {
      Double value = noise.get(disturbance.measure.key());
      if (value != null && value > disturbance.threshold) {
        boolean share = disturbance.text.contains("%%");
        reasons.add(String.format(Locale.ROOT, disturbance.text, share ? value * 100 : value));
      }
    }
    return reasons;
  }
}
