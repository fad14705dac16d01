package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.plan.Axis;
import io.github.jmhruntime.plan.ManagesContainers;
import io.github.jmhruntime.plan.SetUpTime;
import io.github.jmhruntime.plan.Workload;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many web servers fit on the machine. The score is how long it takes to start them; how many
 * they are is the secondary result {@code density} of {@link Density}, more is better.
 */
@ManagesContainers(
    axes = {Axis.IMAGE, Axis.LIMITS},
    workload = Workload.WEB_SERVER,
    needs = {Offering.CONTAINER_LIFE, Offering.HOST_PROCESSES})
// Twenty servers, unless -Dparams=most= says otherwise.
@SetUpTime(seconds = 10)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class DensityBenchmark {

  /** Starts web servers until nine tenths of those that fit are ready. */
  @Benchmark
  public void fill(Density density) {
    density.fill();
  }
}
