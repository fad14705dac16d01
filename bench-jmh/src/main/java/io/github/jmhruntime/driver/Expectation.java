package io.github.jmhruntime.driver;

import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.plan.RunPlan;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
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

  /** A JVM's start and end, and JMH's handshake with it: 0.7 s to 1.4 s, as machines are. */
  private static final double JVM_SECONDS = 1.1;

  /**
   * Create, start, wait until ready, stop and remove: under runc 0.5 s to 0.6 s, as machines are,
   * under gVisor 0.8 s to 1 s.
   */
  private static final double CONTAINER_SECONDS = 0.65;

  /** What a fork in a container takes longer: 2 s under runc, 3.7 s under gVisor. */
  private static final double CONTAINED_SECONDS = 2.5;

  /** Until a kubelet has read twice what pods use, where their processes are not seen. */
  private static final double KUBELET_SECONDS = 30;

  private static final double NANOS = 1e9;

  private final RunPlan plan;
  private final Share share;
  private final Declared declared;
  private final boolean asksKubelet;
  private final Map<String, BenchmarkListEntry> entries = new HashMap<>();

  /**
   * Creates one.
   *
   * @param share which blocks of the plan are measured here, the others at the same time elsewhere
   * @param declared what its benchmarks declare
   */
  Expectation(RunPlan plan, Share share, Declared declared) {
    this(plan, share, declared, EnumSet.allOf(Offering.class));
  }

  /**
   * The same on an engine that does not offer all.
   *
   * @param offered what it offers
   */
  Expectation(RunPlan plan, Share share, Declared declared, Set<Offering> offered) {
    this.plan = plan;
    this.share = share;
    this.declared = declared;
    this.asksKubelet = !offered.contains(Offering.HOST_PROCESSES);
    BenchmarkList.defaultList()
        .find(JmhFork.format(new ByteArrayOutputStream()), plan.subject().benchmarks(), List.of())
        .forEach(entry -> entries.put(entry.getUsername(), entry));
  }

  /**
   * The expected time of all forks of these cells, as a sentence with what it is made of; where the
   * run goes on until intervals are narrow enough also the longest that it can take. Where its time
   * is over before, it says with how many blocks.
   */
  String sentence(List<Cell> cells) {
    int runtimes = plan.runtimes().size();
    int forks = runtimes * cells.stream().mapToInt(plan::expectedBlocksOf).sum();
    Duration expected = time(cells, plan::expectedBlocksOf);
    String what =
        "%d forks (%s blocks of %d runtimes and %d benchmarks with their parameters)%s"
            .formatted(forks, blocks(cells), runtimes, cells.size(), nodes());
    Duration allowed = within(expected);
    if (allowed.compareTo(expected) < 0) {
      double part = allowed.toMillis() / (double) expected.toMillis();
      // Whatever the time is, something is measured.
      int enough = Math.max(1, (int) (part * usualBlocks(cells)));
      return "%s would take %s; the run ends after %s, with about %d blocks"
          .formatted(what, words(expected), exact(allowed), enough);
    }
    String sentence = "%s are expected to take %s".formatted(what, words(expected));
    if (plan.effort().precision() == null) {
      return sentence;
    }
    Duration budget = plan.effort().budget();
    Duration longest = plan.effort().most() == null ? budget : within(time(cells, this::most));
    return longest == null
        ? sentence + ", and longer where intervals stay wide"
        : "%s, at most %s".formatted(sentence, exact(longest));
  }

  private String nodes() {
    return share.places() == 1 ? "" : ", dealt out to %d nodes,".formatted(share.places());
  }

  private String blocks(List<Cell> cells) {
    int usual = usualBlocks(cells);
    return plan.effort().precision() == null || usual == plan.passes().blocks()
        ? String.valueOf(plan.passes().blocks())
        : "usually %d".formatted(usual);
  }

  private int usualBlocks(List<Cell> cells) {
    return cells.stream().mapToInt(plan::expectedBlocksOf).max().orElse(0);
  }

  private int most(Cell cell) {
    Integer most = plan.mostBlocksOf(cell);
    return most == null ? plan.blocksOf(cell) : most;
  }

  private Duration time(List<Cell> cells, ToIntFunction<Cell> blocks) {
    double seconds =
        plan.runtimes().size()
            * cells.stream()
                .mapToDouble(cell -> share.of(blocks.applyAsInt(cell)).size() * seconds(cell))
                .sum();
    return Duration.ofMillis(Math.round(1000 * seconds));
  }

  private Duration within(Duration time) {
    Duration budget = plan.effort().budget();
    return budget == null || time.compareTo(budget) < 0 ? time : budget;
  }

  /** The expected time of one fork. */
  double seconds(Cell cell) {
    return JVM_SECONDS
        + (declared.managesContainers(cell) ? 0 : CONTAINED_SECONDS)
        + CONTAINER_SECONDS * containers(cell)
        + declared.setUpSeconds(cell)
        + (asksKubelet && declared.loadsServers(cell) ? KUBELET_SECONDS : 0)
        + iterations(cell);
  }

  /** The probe's and those that a fork's set-up starts. */
  private int containers(Cell cell) {
    if (!declared.startsContainers(cell)) {
      return 0;
    }
    return isSingleShot(cell) ? 1 : 1 + together(cell);
  }

  /** How many containers there are at once. */
  private int together(Cell cell) {
    Integer scale = declared.axes(cell).scale();
    return scale == null ? 1 : scale;
  }

  private static boolean isSingleShot(Cell cell) {
    return cell.mode().equals(Mode.SingleShotTime.shortLabel());
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
    if (isSingleShot(cell)) {
      double each = declared.startsContainers(cell) ? CONTAINER_SECONDS * together(cell) : 0;
      return each * (warmups + measured);
    }
    return warmups * seconds(entry.getWarmupTime().orElse(Defaults.WARMUP_TIME))
        + measured * seconds(entry.getMeasurementTime().orElse(Defaults.MEASUREMENT_TIME));
  }

  private static double seconds(TimeValue time) {
    return time.convertTo(TimeUnit.NANOSECONDS) / NANOS;
  }

  private static String exact(Duration time) {
    return words(time).replace("about ", "");
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
