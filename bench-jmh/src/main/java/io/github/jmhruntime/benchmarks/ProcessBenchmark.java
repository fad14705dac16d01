package io.github.jmhruntime.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.plan.Axis;
import io.github.jmhruntime.plan.ManagesContainers;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to start a process, in seconds per process, lower is better: on the host, in what
 * is built up on it by hand, and in a container that an engine creates for it. It is everywhere the
 * same shell that writes a line and ends, so that rows match.
 */
@ManagesContainers(
    axes = {Axis.IMAGE, Axis.LIMITS},
    alsoOutsideEngine = true,
    needs = Offering.CONTAINER_LIFE)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 10)
public class ProcessBenchmark {

  /** From nothing until its line can be read; a container is created and started for it. */
  @Benchmark
  public void ready(Absent process) {
    process.start().awaitReady();
  }

  /** The same and on to its end, until nothing is left of it; a container is removed. */
  @Benchmark
  public void life(Absent process) {
    PlacedProcess started = process.start();
    started.awaitReady();
    started.awaitEnd();
    started.remove();
  }

  /** There is no process yet. */
  @State(Scope.Thread)
  public static class Absent {

    private @Nullable ProcessPlace place;
    private @Nullable PlacedProcess started;

    /** Remembers where processes are started. */
    @Setup(Level.Trial)
    public void choose(ProcessPlaces places) {
      place = places.place();
    }

    PlacedProcess start() {
      PlacedProcess process = requireNonNull(place, "no place chosen").start();
      started = process;
      return process;
    }

    /** Ends and removes what the invocation has started, if it has left it. */
    @TearDown(Level.Invocation)
    public void remove() {
      PlacedProcess left = started;
      started = null;
      if (left != null && !left.isRemoved()) {
        left.awaitEnd();
        left.remove();
      }
    }
  }
}
