package io.github.jmhruntime.kernels.boundary;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * {@code clock_gettime}, as the JVM calls it.
 *
 * <p>Unit: nanoseconds per call, less is better. Inside the timed region: one call, which the C
 * library answers from the vDSO without entering the kernel, where clock source and runtime allow
 * it; some tens of nanoseconds mean the vDSO, hundreds a real system call. Source: vdso(7),
 * clock_gettime(2).
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class Clock {

  /** {@code CLOCK_MONOTONIC}. */
  @Benchmark
  public long monotonic() {
    return System.nanoTime();
  }

  /** {@code CLOCK_REALTIME}. */
  @Benchmark
  public long realtime() {
    return System.currentTimeMillis();
  }
}
