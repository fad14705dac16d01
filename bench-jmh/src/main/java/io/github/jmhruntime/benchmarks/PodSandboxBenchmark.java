package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.plan.Axis;
import io.github.jmhruntime.plan.ManagesContainers;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the steps of a pod's life cost over CRI, as a kubelet takes them, in seconds per operation,
 * lower is better.
 */
@ManagesContainers(
    axes = {Axis.IMAGE, Axis.LIMITS},
    needs = Offering.POD_SANDBOXES)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
public class PodSandboxBenchmark {

  /** Gives a pod its namespaces, network and sandbox: RunPodSandbox. */
  @Benchmark
  public void runPodSandbox(Absent pod) {
    pod.run();
  }

  /** Prepares a container in it: CreateContainer. */
  @Benchmark
  public void createContainer(Sandboxed pod) {
    pod.create();
  }

  /** Starts that, until the engine says that it runs: StartContainer. */
  @Benchmark
  public void startContainer(Created pod) {
    pod.start();
  }

  /** Ends it with its own stop signal: StopContainer. */
  @Benchmark
  public void stopContainer(Running pod) {
    pod.stop();
  }

  /** Removes what has ended: RemoveContainer. */
  @Benchmark
  public void removeContainer(Exited pod) {
    pod.removeContainer();
  }

  /** Ends the sandbox, and gives its address back: StopPodSandbox. */
  @Benchmark
  public void stopPodSandbox(Emptied pod) {
    pod.stopSandbox();
  }

  /** Removes the sandbox: RemovePodSandbox. */
  @Benchmark
  public void removePodSandbox(Stopped pod) {
    pod.removeSandbox();
  }

  /** All seven, one after the other. */
  @Benchmark
  public void cycle(Absent pod) {
    pod.run();
    pod.create();
    pod.start();
    pod.stop();
    pod.removeContainer();
    pod.stopSandbox();
    pod.removeSandbox();
  }

  /** There is no pod yet. */
  @State(Scope.Thread)
  public static class Absent extends OnePod {}

  /** The sandbox runs, and nothing is in it. */
  @State(Scope.Thread)
  public static class Sandboxed extends OnePod {

    /** Takes the pod there. */
    @Setup(Level.Invocation)
    public void begin() {
      run();
    }
  }

  /** The container has been created, and not been started. */
  @State(Scope.Thread)
  public static class Created extends OnePod {

    /** Takes the pod there. */
    @Setup(Level.Invocation)
    public void begin() {
      run();
      create();
    }
  }

  /** The container runs, and its workload is ready. */
  @State(Scope.Thread)
  public static class Running extends OnePod {

    /** Takes the pod there. */
    @Setup(Level.Invocation)
    public void begin() {
      run();
      create();
      startAndAwaitReady();
    }
  }

  /** The container has run, and has been stopped. */
  @State(Scope.Thread)
  public static class Exited extends OnePod {

    /** Takes the pod there. */
    @Setup(Level.Invocation)
    public void begin() {
      run();
      create();
      startAndAwaitReady();
      stop();
    }
  }

  /** The sandbox runs, and its container has been removed. */
  @State(Scope.Thread)
  public static class Emptied extends OnePod {

    /** Takes the pod there. */
    @Setup(Level.Invocation)
    public void begin() {
      run();
      create();
      startAndAwaitReady();
      stop();
      removeContainer();
    }
  }

  /** The sandbox has been stopped. */
  @State(Scope.Thread)
  public static class Stopped extends OnePod {

    /** Takes the pod there. */
    @Setup(Level.Invocation)
    public void begin() {
      run();
      create();
      startAndAwaitReady();
      stop();
      removeContainer();
      stopSandbox();
    }
  }
}
