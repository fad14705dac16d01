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

  /** Create, start, wait until ready and remove, under runc; sandboxes take up to twice that. */
  private static final double CONTAINER_SECONDS = 0.8;

  private static final double NANOS = 1e9;

  private final RunPlan plan;
  private final Map<String, BenchmarkListEntry> entries = new HashMap<>();

  Expectation(RunPlan plan) {
    this.plan = plan;
    BenchmarkList.defaultList()
        .find(JmhFork.format(new ByteArrayOutputStream()), plan.benchmarks(), List.of())
        .forEach(entry -> entries.put(entry.getUsername(), entry));
  }

  /** The expected time of all forks of these cells, as a sentence with what it is made of. */
  String sentence(List<Cell> cells) {
    double block = plan.runtimes().size() * cells.stream().mapToDouble(this::seconds).sum();
    return "%d forks (%d blocks of %d runtimes and %d benchmarks with their parameters) are expected to take %s"
        .formatted(
            plan.blocks() * plan.runtimes().size() * cells.size(),
            plan.blocks(),
            plan.runtimes().size(),
            cells.size(),
            words(Duration.ofMillis(Math.round(1000 * plan.blocks() * block))));
  }

  /** The expected time of one fork. */
  double seconds(Cell cell) {
    boolean startsContainers = cell.params().containsKey("image");
    double containers = startsContainers ? 1 + scale(cell) : 0;
    return JVM_SECONDS + CONTAINER_SECONDS * containers + iterations(cell);
  }

  private double iterations(Cell cell) {
    BenchmarkListEntry entry = entries.get(cell.benchmark());
    boolean singleShot = cell.mode().equals(Mode.SingleShotTime.shortLabel());
    int warmups = plan.warmupIterations();
    int measured = plan.iterations();
    if (singleShot || entry == null) {
      double each = cell.params().containsKey("image") ? CONTAINER_SECONDS : 0;
      return each * (warmups + measured);
    }
    return warmups * seconds(entry.getWarmupTime().orElse(Defaults.WARMUP_TIME))
        + measured * seconds(entry.getMeasurementTime().orElse(Defaults.MEASUREMENT_TIME));
  }

  private static double seconds(TimeValue time) {
    return time.convertTo(TimeUnit.NANOSECONDS) / NANOS;
  }

  private static int scale(Cell cell) {
    String scale = cell.params().getOrDefault("scale", "0");
    return scale.matches("[0-9]{1,6}") ? Integer.parseInt(scale) : 0;
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
