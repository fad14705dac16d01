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
 * STREAM: bandwidth of long loops over arrays that do not fit into a cache.
 *
 * <p>Unit: bytes per second (JMH writes {@code ops/s}, an operation being one byte), more is
 * better, counted as STREAM does: 16 bytes per element for copy and scale, 24 for add and triad,
 * without the lines that a store reads first. Inside the timed region: one part of 2²⁰ elements per
 * call; calls go through the arrays in turn, so that a part has left the caches when its turn comes
 * again, and the score does not depend on the length of the arrays.
 *
 * <p>Source: see {@link StreamArrays}. One thread by default; with {@code -t max} each thread has
 * arrays of its own.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class Stream {

  private static final int PART = 1 << 20;

  /**
   * The size of each array in MiB, or {@code auto} for four times the last cache, which is STREAM's
   * rule, or 128 where the system does not show its caches. The JVM's heap must hold three.
   */
  @Param("auto")
  public String mebibytes = "auto";

  private StreamArrays arrays = new StreamArrays(0);
  private int from;

  /** Allocates the arrays and writes every page of them. */
  @Setup
  public void allocate() {
    arrays = new StreamArrays(parts(mebibytes) * PART);
    from = -PART;
  }

  /** How many parts an array has: enough for the size, and at least one. */
  private static int parts(String mebibytes) {
    long bytes;
    if (mebibytes.equals("auto")) {
      bytes = LastLevelCache.bytes().stream().map(size -> 4 * size).findAny().orElse(128L << 20);
    } else {
      try {
        bytes = Long.parseLong(mebibytes) << 20;
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "The parameter mebibytes is '%s'; give a number or 'auto'.".formatted(mebibytes), e);
      }
    }
    return Math.toIntExact(Math.max(1, (bytes + 8L * PART - 1) / (8L * PART)));
  }

  private int next() {
    from = from + PART < arrays.a.length ? from + PART : 0;
    return from;
  }

  /** {@code c = a}. */
  @Benchmark
  @OperationsPerInvocation(16 * PART)
  public double[] copy() {
    int start = next();
    arrays.copy(start, start + PART);
    return arrays.c;
  }

  /** {@code b = scalar · c}. */
  @Benchmark
  @OperationsPerInvocation(16 * PART)
  public double[] scale() {
    int start = next();
    arrays.scale(start, start + PART);
    return arrays.b;
  }

  /** {@code c = a + b}. */
  @Benchmark
  @OperationsPerInvocation(24 * PART)
  public double[] add() {
    int start = next();
    arrays.add(start, start + PART);
    return arrays.c;
  }

  /** {@code a = b + scalar · c}. */
  @Benchmark
  @OperationsPerInvocation(24 * PART)
  public double[] triad() {
    int start = next();
    arrays.triad(start, start + PART);
    return arrays.a;
  }
}
