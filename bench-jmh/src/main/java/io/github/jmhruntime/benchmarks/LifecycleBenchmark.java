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
 * What the steps of a container's life cost over the engine's API, in seconds per operation, lower
 * is better.
 */
@ManagesContainers(
    axes = {Axis.IMAGE, Axis.LIMITS},
    needs = Offering.CONTAINER_LIFE)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
public class LifecycleBenchmark {

  /** Creates a container: {@code POST /containers/create}. */
  @Benchmark
  public void create(Absent container) {
    container.id = container.containers().create();
  }

  /** Starts a created container, until the engine says that it runs. */
  @Benchmark
  public void start(Created container) {
    container.containers().start(container.id);
  }

  /** Creates and starts a container in one: {@code docker run -d}. */
  @Benchmark
  public void run(Absent container) {
    container.id = container.containers().create();
    container.containers().start(container.id);
  }

  /** Starts a created container, until its workload says that it is ready. */
  @Benchmark
  public void ready(Watched container) {
    container.containers().start(container.id);
    container.watch().await();
  }

  /** Stops a container whose workload is ready, with its own stop signal. */
  @Benchmark
  public void stop(Ready container) {
    container.containers().stop(container.id);
  }

  /** Removes a stopped container. */
  @Benchmark
  public void remove(Stopped container) {
    container.containers().remove(container.id);
  }

  /** Removes a container that runs and whose workload is ready: {@code docker rm -f}. */
  @Benchmark
  public void forceRemove(Running container) {
    container.containers().remove(container.id);
  }

  /**
   * Creates and starts several containers at once, until the workload of each says that it is
   * ready: the seconds that all together take.
   */
  @Benchmark
  @ManagesContainers(
      axes = {Axis.IMAGE, Axis.LIMITS, Axis.SCALE},
      needs = Offering.CONTAINER_LIFE)
  public void storm(Storm storm) {
    storm.breakLoose();
  }

  /** The whole life of a container: create, start, wait until ready, stop, remove. */
  @Benchmark
  public void cycle(Absent container) {
    Containers containers = container.containers();
    String id = containers.create();
    try (Readiness.Watch watch = containers.watch(id)) {
      containers.start(id);
      watch.await();
    }
    containers.stop(id);
    containers.remove(id);
  }

  /** One container of the fork's containers, at some point of its life. */
  public abstract static class OneContainer {

    String id = "";
    private @Nullable Containers containers;

    /** Remembers which containers are measured. */
    @Setup(Level.Trial)
    public void choose(Containers chosen) {
      containers = chosen;
    }

    Containers containers() {
      return requireNonNull(containers, "no containers chosen");
    }

    void createAndAwaitReady() {
      id = containers().create();
      try (Readiness.Watch watch = containers().watch(id)) {
        containers().start(id);
        watch.await();
      }
    }
  }

  /** There is no container yet. */
  @State(Scope.Thread)
  public static class Absent extends OneContainer {

    /** Checks and removes what the invocation has created, if it has left it. */
    @TearDown(Level.Invocation)
    public void checkAndRemove() {
      if (!id.isEmpty()) {
        var unused = containers().requireRuntime(id);
        containers().remove(id);
        id = "";
      }
    }
  }

  /** The container has been created, and not been started. */
  @State(Scope.Thread)
  public static class Created extends OneContainer {

    /** Creates the container. */
    @Setup(Level.Invocation)
    public void create() {
      id = containers().create();
    }

    /** Checks that the container really runs, and removes it. */
    @TearDown(Level.Invocation)
    public void checkAndRemove() {
      containers().requireRunning(id);
      containers().remove(id);
    }
  }

  /** The container has been created, and is watched for being ready. */
  @State(Scope.Thread)
  public static class Watched extends OneContainer {

    private Readiness.@Nullable Watch watch;

    /** Creates the container, and begins to watch it before it can get ready. */
    @Setup(Level.Invocation)
    public void createAndWatch() {
      id = containers().create();
      watch = containers().watch(id);
    }

    /** Ends the watch, checks that the container really runs, and removes it. */
    @TearDown(Level.Invocation)
    public void checkAndRemove() {
      watch().close();
      containers().requireRunning(id);
      containers().remove(id);
    }

    Readiness.Watch watch() {
      return requireNonNull(watch, "not watched");
    }
  }

  /** The container runs, and its workload is ready. */
  @State(Scope.Thread)
  public static class Ready extends OneContainer {

    /** Creates and starts the container, and waits until it is ready. */
    @Setup(Level.Invocation)
    public void begin() {
      createAndAwaitReady();
    }

    /** Checks that the container has ended, and removes it. */
    @TearDown(Level.Invocation)
    public void checkAndRemove() {
      containers().requireEnded(id);
      containers().remove(id);
    }
  }

  /** The container has run, and has been stopped. */
  @State(Scope.Thread)
  public static class Stopped extends OneContainer {

    /** Takes the container through its life up to its end. */
    @Setup(Level.Invocation)
    public void beginAndStop() {
      createAndAwaitReady();
      containers().stop(id);
      containers().requireEnded(id);
    }
  }

  /** The container runs, its workload is ready, and nobody needs it any more. */
  @State(Scope.Thread)
  public static class Running extends OneContainer {

    /** Takes the container through its life up to where it runs. */
    @Setup(Level.Invocation)
    public void begin() {
      createAndAwaitReady();
      containers().requireRunning(id);
    }

    /** Checks that the engine has nothing left of it. */
    @TearDown(Level.Invocation)
    public void check() {
      containers().requireGone(id);
    }
  }
}
