package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.plan.Axis;
import io.github.jmhruntime.plan.ManagesContainers;
import io.github.jmhruntime.plan.SetUpTime;
import io.github.jmhruntime.plan.Workload;
import io.github.jmhruntime.workload.load.ConnectionUse;
import io.github.jmhruntime.workload.load.LoadPlan;
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
 * How many requests per second the web servers in one or several containers answer correctly,
 * higher is better.
 *
 * <p>An operation is a correct answer, and JMH itself times how many come: each invocation waits
 * for {@value #BATCH} more of them, from whichever container, while the load goes on. What is
 * answered wrongly, too late or not at all is no operation. Secondary results, from {@link
 * LoadFigures}: latencies, the part of requests that failed, each container's share, memory; from
 * {@link CpuFigures} the CPU time behind an answer.
 */
@ManagesContainers(
    axes = {Axis.IMAGE, Axis.LIMITS, Axis.SCALE, Axis.PATH},
    workload = Workload.WEB_SERVER)
@SetUpTime(seconds = 2)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Threads(1)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class HttpBenchmark {

  private static final int BATCH = 100;

  /** A closed loop of 100 connections to each container, which the server may keep. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void keepAlive(KeepAlive load) {
    load.await(BATCH);
  }

  /** A closed loop of 100 requests at a time to each container, with a connection for each. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void connectionPerRequest(ConnectionPerRequest load) {
    load.await(BATCH);
  }

  /**
   * An open loop: requests are due at a fixed rate, whether or not the servers keep up. The score
   * is the rate that was reached; what matters is the latencies, each from when its request was
   * due.
   */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void fixedRate(FixedRate load) {
    load.await(BATCH);
  }

  /** The load of {@link #keepAlive}. */
  @State(Scope.Thread)
  public static class KeepAlive extends ServerLoad {
    @Override
    LoadPlan plan(int scale) {
      return LoadPlan.closed(ConnectionUse.KEEP_ALIVE);
    }
  }

  /** The load of {@link #connectionPerRequest}. */
  @State(Scope.Thread)
  public static class ConnectionPerRequest extends ServerLoad {
    @Override
    LoadPlan plan(int scale) {
      return LoadPlan.closed(ConnectionUse.PER_REQUEST);
    }
  }

  /** The load of {@link #fixedRate}. */
  @State(Scope.Thread)
  public static class FixedRate extends ServerLoad {

    /** Requests per second that are due at all containers together. */
    @Param("1000")
    public double rate;

    @Override
    LoadPlan plan(int scale) {
      return LoadPlan.open(ConnectionUse.KEEP_ALIVE, rate / scale);
    }
  }
}
