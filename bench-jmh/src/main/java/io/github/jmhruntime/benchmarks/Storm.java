package io.github.jmhruntime.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.workload.memory.FootprintMeter;
import io.github.jmhruntime.workload.memory.StepMemory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Containers that are created and started at once, beside others that run already and are idle.
 *
 * <p>Its secondary results are those of {@link StartFigures}.
 */
@State(Scope.Thread)
public class Storm {

  /** How many start at once. */
  @Param("1")
  public int scale;

  /** How many run beside them. */
  @Param("0")
  public int idle;

  private final List<String> beside = new ArrayList<>();
  private final List<String> started = Collections.synchronizedList(new ArrayList<>());
  private List<Double> own = List.of();
  private double seconds;
  private @Nullable Containers containers;
  private @Nullable Together threads;

  /** Starts the idle ones, where the first container tells that there is room for all. */
  @Setup(Level.Trial)
  public void begin(EngineConnection connection, Containers chosen) {
    containers = chosen;
    if (scale + idle > 1) {
      requireRoom(ForkNotes.of(connection.plan()));
    }
    try (Together several = new Together(idle)) {
      List<Callable<Double>> starts = new ArrayList<>();
      while (starts.size() < idle) {
        starts.add(() -> start(beside));
      }
      var unused = several.all(starts);
    }
    threads = new Together(scale);
  }

  /** Starts all at once and waits until each is ready. */
  void breakLoose() {
    CyclicBarrier together = new CyclicBarrier(scale);
    List<Callable<Double>> starts = new ArrayList<>();
    for (int i = 0; i < scale; i++) {
      starts.add(
          () -> {
            var unused = together.await();
            return start(started);
          });
    }
    long begin = System.nanoTime();
    own = requireNonNull(threads).all(starts);
    seconds = (System.nanoTime() - begin) / 1e9;
  }

  /** Adds what was found, checks that every container really runs, and removes them. */
  @TearDown(Level.Invocation)
  public void checkAndRemove() {
    started.forEach(containers()::requireRunning);
    beside.forEach(containers()::requireRunning);
    StartFigures.add(own, seconds);
    remove(started);
  }

  /** Removes the idle ones. */
  @TearDown(Level.Trial)
  public void end() {
    remove(beside);
    requireNonNull(threads).close();
  }

  private double start(List<String> begun) {
    long begin = System.nanoTime();
    String id = containers().create();
    begun.add(id);
    try (Readiness.Watch watch = containers().watch(id)) {
      containers().start(id);
      watch.await();
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private void requireRoom(ForkNotes notes) {
    FootprintMeter meter = FootprintMeter.ofHost();
    long available = meter.availableBytes();
    List<String> first = new ArrayList<>();
    var unused = start(first);
    try {
      long bytes = meter.measure(first, available).pssBytes();
      notes.requireRoom(new StepMemory(scale + idle, bytes, meter.availableBytes()));
    } finally {
      remove(first);
    }
  }

  private void remove(List<String> ids) {
    Together.each(ids, containers()::remove);
    ids.clear();
  }

  private Containers containers() {
    return requireNonNull(containers, "no containers chosen");
  }
}
