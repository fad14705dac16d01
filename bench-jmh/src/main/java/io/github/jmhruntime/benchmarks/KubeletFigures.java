package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.PodUsage;
import io.github.jmhruntime.figures.IterationFigures;
import io.github.jmhruntime.workload.load.DrivenLoad;
import io.github.jmhruntime.workload.load.LoadResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What the kubelet of the node tells of pods, as secondary results: {@code memory.pod}, the working
 * sets of all pods under load, in bytes, and {@code cpu.pod}, their CPU seconds for each correct
 * answer, both less is better; {@code kubelet.interval}, the seconds between the two readings that
 * {@code cpu.pod} comes from.
 *
 * <p>A kubelet may read only every ten seconds, and iterations are shorter. So the figures are
 * taken once in a fork, behind the first measured iteration, under load of their own that is not
 * timed and goes on until there are two readings of it. Each iteration has the same ones, or none
 * has any; then a remark says why.
 */
final class KubeletFigures implements ServerFigures {

  /** Enough for two readings where they are taken every ten seconds. */
  static final Duration LIMIT = Duration.ofSeconds(40);

  /** For how long it may refuse to say anything. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final double NANOS = 1e9;

  private final ContainerEngine engine;
  private final ForkNotes notes;
  private final Duration limit;
  private final Duration patience;
  private boolean taken;
  private @Nullable UsageReadings readings;

  /**
   * Creates one.
   *
   * @param limit for how long load is put on to get the readings
   * @param patience for how long to try where there are none
   */
  KubeletFigures(ContainerEngine engine, ForkNotes notes, Duration limit, Duration patience) {
    this.engine = engine;
    this.notes = notes;
    this.limit = limit;
    this.patience = patience;
  }

  @Override
  public void beforeStart() {
    // The node's memory is the scheduler's business.
  }

  @Override
  public void requireRoom(List<String> first, int scale) {
    // So is whether the others fit; one that does not stays pending, and the engine says why.
  }

  @Override
  public void idle(List<String> ids) {
    // Waiting for a reading would cost each fork seconds, for what memory.pod says better.
  }

  @Override
  public void begin(List<String> ids) {
    // An iteration is shorter than the time between two readings.
  }

  @Override
  public void addCpu(LoadResult result) {
    // It comes with the memory.
  }

  @Override
  public void addUnderLoad(List<String> ids, DrivenLoad load) {
    if (!taken) {
      taken = true;
      readings = take(ids, load);
    }
    if (readings != null) {
      add(readings);
    }
  }

  private @Nullable UsageReadings take(List<String> ids, DrivenLoad load) {
    UsageReadings found = new UsageReadings();
    AtomicLong answers = new AtomicLong();
    CompletableFuture<@Nullable EngineException> reading =
        CompletableFuture.supplyAsync(() -> readUntilEnough(ids, found, answers));
    load.begin();
    while (!reading.isDone()) {
      load.await(1);
      answers.incrementAndGet();
    }
    var unused = load.end();
    EngineException failure = reading.join();
    if (failure != null) {
      notes.remark(List.of("memory and CPU time were not measured: " + failure.getMessage()));
      return null;
    }
    remarkMissing(found);
    return found;
  }

  /** Returns why it has given up, or null where it has not. */
  private @Nullable EngineException readUntilEnough(
      List<String> ids, UsageReadings found, AtomicLong answers) {
    long begin = System.nanoTime();
    boolean told = false;
    boolean enough = false;
    while (!enough && System.nanoTime() - begin < limit.toNanos()) {
      try {
        List<PodUsage> pods = engine.usage(ids);
        told = true;
        enough = found.add(pods, System.nanoTime(), answers.get());
      } catch (EngineException e) {
        // Of a pod that has just started, a kubelet may not know yet.
        if (told || System.nanoTime() - begin > patience.toNanos()) {
          return e;
        }
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return null;
  }

  private static void add(UsageReadings found) {
    found.workingSetBytes().ifPresent(bytes -> IterationFigures.add("memory.pod", bytes, "B"));
    found
        .cpuSecondsPerAnswer()
        .ifPresent(
            seconds -> {
              IterationFigures.add("cpu.pod", seconds, CpuFigures.PER_OPERATION);
              found
                  .apart()
                  .ifPresent(
                      apart ->
                          IterationFigures.add("kubelet.interval", apart.toNanos() / NANOS, "s"));
            });
  }

  private void remarkMissing(UsageReadings found) {
    List<String> missing = new ArrayList<>();
    String within = String.format(Locale.ROOT, "within %.0f s of load", limit.toNanos() / NANOS);
    if (found.workingSetBytes().isEmpty()) {
      missing.add("memory.pod was not measured: the kubelet has read no memory " + within);
    }
    if (found.cpuSecondsPerAnswer().isEmpty()) {
      missing.add(
          "cpu.pod was not measured: the kubelet has read CPU time %s %s, and two readings are needed%s"
              .formatted(found.hasFirst() ? "only once" : "not once", within, resolution(found)));
    }
    notes.remark(missing);
  }

  private static String resolution(UsageReadings found) {
    return found
        .apart()
        .map(
            apart ->
                String.format(
                    Locale.ROOT,
                    "; that one was read %.1f s after the one before",
                    apart.toNanos() / NANOS))
        .orElse("");
  }
}
