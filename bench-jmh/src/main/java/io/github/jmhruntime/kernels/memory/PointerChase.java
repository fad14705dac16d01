package io.github.jmhruntime.kernels.memory;

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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Random access latency: loads that each depend on the one before, over growing sets.
 *
 * <p>Unit: nanoseconds per load, less is better. Inside the timed region: 2¹⁶ steps from cache line
 * to cache line in random order; misses of the address translation are part of it, as they are of
 * every random access. A runtime that runs a guest kernel translates addresses twice, which shows
 * in the larger sets.
 *
 * <p>Source: {@code lat_mem_rd} of McVoy, Staelin, <em>lmbench: Portable Tools for Performance
 * Analysis</em>, USENIX ATC 1996; the order is that of {@link PointerRing}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class PointerChase {

  private static final int STEPS = 1 << 16;

  /** The size of the set in KiB. */
  @Param({"16", "256", "4096", "65536", "262144"})
  public long kibibytes;

  private PointerRing ring = PointerRing.random(128, 0);
  private int at;

  /** Lays the ring. */
  @Setup
  public void lay() {
    ring = PointerRing.random(kibibytes << 10, 1);
    at = 0;
  }

  /** Goes on from where the call before ended. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public int load() {
    at = ring.walk(at, STEPS);
    return at;
  }
}
