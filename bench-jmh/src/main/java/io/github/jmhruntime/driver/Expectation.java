package io.github.jmhruntime.driver;

import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.plan.RunPlan;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long a run is expected to take, told before its first fork. Once forks have ended, {@link
 * TimeLeft} knows better.
 *
 * <p>A fork takes what its JVM needs to start, what its containers need, and its iterations: in
 * JMH's time-based modes as long as the benchmark says, else about the life of a container each.
 */
final class Expectation {

  /** A JVM's start and end, and JMH's handshake with it. */
  private static final double JVM_SECONDS = 1.5;

  /** Create, start, wait until ready, stop and remove: 0.4 s under runc, 0.7 s under gVisor. */
  private static final double CONTAINER_SECONDS = 0.5;

  private static final double NANOS = 1e9;

  private final RunPlan plan;
  private final Declared declared;
  private final Map<String, BenchmarkListEntry> entries = new HashMap<>();

  /**
   * Creates one.
   *
   * @param declared what its benchmarks declare
   */
  Expectation(RunPlan plan, Declared declared) {
    this.plan = plan;
    this.declared = declared;
    BenchmarkList.defaultList()
        .find(JmhFork.format(new ByteArrayOutputStream()), plan.subject().benchmarks(), List.of())
        .forEach(entry -> entries.put(entry.getUsername(), entry));
  }

  /** The expected time of all forks of these cells, as a sentence with what it is made of. */
  String sentence(List<Cell> cells) {
    int runtimes = plan.runtimes().size();
    int forks = runtimes * cells.stream().mapToInt(plan::blocksOf).sum();
    double seconds =
        runtimes * cells.stream().mapToDouble(cell -> plan.blocksOf(cell) * seconds(cell)).sum();
    return "%d forks (%d blocks of %d runtimes and %d benchmarks with their parameters) are expected to take %s"
        .formatted(
            forks,
            plan.passes().blocks(),
            runtimes,
            cells.size(),
            words(Duration.ofMillis(Math.round(1000 * seconds))));
  }

  /** The expected time of one fork. */
  double seconds(Cell cell) {
    return JVM_SECONDS + CONTAINER_SECONDS * containers(cell) + iterations(cell);
  }

  /** The fork's own where it runs in one, else the probe's and those that it starts. */
  private int containers(Cell cell) {
    if (!declared.managesContainers(cell)) {
      return 1;
    }
    Integer scale = declared.axes(cell).scale();
    return declared.startsContainers(cell) ? 1 + (scale == null ? 0 : scale) : 0;
  }

  private double iterations(Cell cell) {
    BenchmarkListEntry entry = entries.get(cell.benchmark());
    if (entry == null) {
      throw new IllegalArgumentException(cell.benchmark() + " is not on the class path");
    }
    int warmups = entry.getWarmupIterations().orElse(Defaults.WARMUP_ITERATIONS);
    int measured = entry.getMeasurementIterations().orElse(Defaults.MEASUREMENT_ITERATIONS);
    if (plan.passes().warmupIterations() > 0) {
      warmups = plan.passes().warmupIterations();
    }
    if (plan.passes().iterations() > 0) {
      measured = plan.passes().iterations();
    }
    if (cell.mode().equals(Mode.SingleShotTime.shortLabel())) {
      double each = declared.startsContainers(cell) ? CONTAINER_SECONDS : 0;
      return each * (warmups + measured);
    }
    return warmups * seconds(entry.getWarmupTime().orElse(Defaults.WARMUP_TIME))
        + measured * seconds(entry.getMeasurementTime().orElse(Defaults.MEASUREMENT_TIME));
  }

  private static double seconds(TimeValue time) {
    return time.convertTo(TimeUnit.NANOSECONDS) / NANOS;
  }

  static String words(Duration time) {
    double minutes = time.toMillis() / 60_000.0;
    if (minutes < 90) {
      return "about %d min".formatted(Math.max(1, Math.round(minutes)));
    }
    double hours = minutes / 60;
    return hours < 48
        ? String.format(Locale.ROOT, "about %.1f h", hours)
        : String.format(Locale.ROOT, "about %.1f days", hours / 24);
  }
}
