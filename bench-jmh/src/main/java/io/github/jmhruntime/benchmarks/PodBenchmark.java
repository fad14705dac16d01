package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.plan.Axis;
import io.github.jmhruntime.plan.ManagesContainers;
import io.github.jmhruntime.plan.SetUpTime;
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
 * What a pod's life in a cluster costs, as a user of its API server waits for it, in seconds per
 * operation, lower is better.
 *
 * <p>The steps follow by themselves, each in its own time, so that none of them could be held up
 * until an invocation begins: an operation is a part of the life that a user asks for, and the
 * steps of it are secondary results, from {@link PodPhases}: {@code created}, {@code scheduled},
 * {@code started}, {@code ready} of a start, {@code deleted}, {@code gone} of a removal. All times
 * are this machine's, at which answers and the watch's events arrived; clocks of nodes play no
 * part.
 *
 * <p>Ready is what the cluster's condition of that name says. The pods have no readiness probe:
 * what one asks and how often would be the answer to another question. So {@code ready} follows
 * {@code started} at once, mostly in the same event, and says nothing of the workload.
 */
@ManagesContainers(
    axes = {Axis.IMAGE, Axis.LIMITS},
    needs = Offering.POD_LIFE)
@SetUpTime(seconds = 13)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
public class PodBenchmark {

  /** The kubelet of 1.20 lets go of a pod some ten seconds after its end. */
  static final double LETTING_GO_SECONDS = 33;

  /** Creates a pod, until the cluster says that it is ready: {@code kubectl run}, waited for. */
  @Benchmark
  public void start(Absent pod) {
    pod.start();
  }

  /**
   * Deletes a pod that is ready, until the API server knows it no more: {@code kubectl delete pod}.
   * Its workload ends by its own stop signal, or is killed once the pod's grace is over.
   */
  @Benchmark
  @SetUpTime(seconds = PodBenchmark.LETTING_GO_SECONDS)
  public void remove(Ready pod) {
    pod.remove();
  }

  /** The whole life of a pod: created, scheduled, started, ready, deleted, gone. */
  @Benchmark
  @SetUpTime(seconds = PodBenchmark.LETTING_GO_SECONDS)
  public void cycle(Absent pod) {
    pod.liveThrough();
  }

  /** Creates several pods at once, until each is ready: the seconds that all together take. */
  @Benchmark
  @ManagesContainers(
      axes = {Axis.IMAGE, Axis.LIMITS, Axis.SCALE},
      needs = Offering.POD_LIFE)
  public void storm(PodStorm storm) {
    storm.breakLoose();
  }

  /** There is no pod yet. */
  @State(Scope.Thread)
  public static class Absent extends ClusterPod {}

  /** The pod is ready, and so is its workload. */
  @State(Scope.Thread)
  public static class Ready extends ClusterPod {

    /** Takes the pod there. */
    @Setup(Level.Invocation)
    public void begin() {
      startWithWorkload();
    }
  }
}
