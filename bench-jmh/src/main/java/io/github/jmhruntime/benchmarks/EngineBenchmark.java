package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.plan.ManagesContainers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a call to the engine costs when the engine has nothing to do, in seconds per call, lower is
 * better.
 *
 * <p>It is the part of every other figure that no runtime is to blame for, and it should be the
 * same under each: it starts no container.
 */
@ManagesContainers
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 10)
public class EngineBenchmark {

  /** One bare API call: {@code GET /_ping}. */
  @Benchmark
  public void ping(EngineConnection connection) {
    connection.engine().ping();
  }
}
