package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.plan.Axis;
import io.github.jmhruntime.plan.ManagesContainers;
import io.github.jmhruntime.plan.SetUpTime;
import io.github.jmhruntime.plan.Workload;
import io.github.jmhruntime.workload.load.ConnectionUse;
import io.github.jmhruntime.workload.load.DrivenLoad;
import io.github.jmhruntime.workload.load.LoadCounts;
import io.github.jmhruntime.workload.load.LoadPlan;
import io.github.jmhruntime.workload.load.LoadResult;
import io.github.jmhruntime.workload.load.Target;
import io.github.jmhruntime.workload.redis.RedisTarget;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many commands per second the Redis in one or several containers answers correctly, higher is
 * better.
 *
 * <p>An operation is a command whose answer was compared and found correct, and JMH itself times
 * how many come. One wrong answer, or one that says an error, fails the fork with Redis' own words.
 * Secondary results as {@link HttpBenchmark} has them; with a pipeline, a latency is that of the
 * whole pipeline.
 */
@ManagesContainers(
    axes = {Axis.IMAGE, Axis.LIMITS, Axis.SCALE, Axis.PATH},
    workload = Workload.REDIS)
@SetUpTime(seconds = 2)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Threads(1)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class RedisBenchmark {

  private static final int BATCH = 100;

  /** Reads one value, in a closed loop of 50 connections to each container. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void get(Get load) {
    load.await(BATCH);
  }

  /** Writes one value, in a closed loop of 50 connections to each container. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void set(Set load) {
    load.await(BATCH);
  }

  /**
   * Reads one value at a fixed rate, whether or not Redis keeps up. The score is the rate that was
   * reached; what matters is the latencies, each from when its command was due.
   */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void fixedRate(FixedRate load) {
    load.await(BATCH);
  }

  /** Commands on values of one size, after one has been stored. */
  @State(Scope.Thread)
  public abstract static class Load extends ServerLoad {

    /** As redis-benchmark has them. */
    static final int CONNECTIONS = 50;

    /** The size of the value. */
    @Param({"3", "1024"})
    public int bytes;

    abstract RedisTarget target(InetSocketAddress address);

    @Override
    LoadPlan plan(int scale) {
      return LoadPlan.closed(ConnectionUse.KEEP_ALIVE).connections(CONNECTIONS);
    }

    @Override
    List<Target> targets(List<Target> ready) {
      ready.forEach(each -> store(RedisTarget.set(each.address(), bytes)));
      return ready.stream().map(each -> (Target) target(each.address())).toList();
    }

    private static void store(RedisTarget value) {
      LoadPlan once = LoadPlan.closed(ConnectionUse.KEEP_ALIVE).connections(1);
      try (DrivenLoad load = DrivenLoad.open(once, List.of(value))) {
        load.begin();
        load.await(1);
      }
    }

    @Override
    void check(LoadResult result, String complaint) {
      LoadCounts total = result.total();
      if (total.errors().total() > 0) {
        throw new EngineException(
            "%d of %d commands failed: %s%s"
                .formatted(
                    total.errors().total(),
                    total.requests() + total.errors().total(),
                    total.errors().summary(),
                    complaint.isEmpty() ? "" : "; Redis said '" + complaint + "'"));
      }
    }
  }

  /** The load of {@link #get}. */
  @State(Scope.Thread)
  public static class Get extends Load {

    /** How many commands are sent at once. */
    @Param({"1", "16"})
    public int pipeline;

    @Override
    RedisTarget target(InetSocketAddress address) {
      return RedisTarget.get(address, bytes).pipelined(pipeline);
    }
  }

  /** The load of {@link #set}. */
  @State(Scope.Thread)
  public static class Set extends Load {

    /** How many commands are sent at once. */
    @Param({"1", "16"})
    public int pipeline;

    @Override
    RedisTarget target(InetSocketAddress address) {
      return RedisTarget.set(address, bytes).pipelined(pipeline);
    }
  }

  /** The load of {@link #fixedRate}. */
  @State(Scope.Thread)
  public static class FixedRate extends Load {

    /** Commands per second that are due at all containers together. */
    @Param("1000")
    public double rate;

    @Override
    LoadPlan plan(int scale) {
      return LoadPlan.open(ConnectionUse.KEEP_ALIVE, rate / scale).connections(CONNECTIONS);
    }

    @Override
    RedisTarget target(InetSocketAddress address) {
      return RedisTarget.get(address, bytes);
    }
  }
}
