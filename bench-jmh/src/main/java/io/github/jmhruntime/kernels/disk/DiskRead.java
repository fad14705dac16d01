package io.github.jmhruntime.kernels.disk;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading a file in blocks, through the page cache and past it.
 *
 * <p>Unit: microseconds per block, less is better. Inside the timed region: one {@code pread64} per
 * block, of 1 MiB each in order, or of 4 KiB each at random places. The file is written and synced
 * before, so with {@code io=cached} the page cache answers; the secondary metrics of {@link
 * PageCachePart} say how far that is true. {@code io=direct} opens with O_DIRECT, and fails with a
 * reason where the storage does not offer it.
 *
 * <p>Source: fio(1), jobs {@code read} and {@code randread} with {@code ioengine=psync} and {@code
 * iodepth=1}; O_DIRECT in open(2).
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class DiskRead extends Storage {

  /** {@code cached} or {@code direct}. */
  @Param({"cached", "direct"})
  public String io = "cached";

  @Override
  boolean direct() {
    return switch (io) {
      case "cached" -> false;
      case "direct" -> true;
      default ->
          throw new IllegalArgumentException(
              "The parameter io is '%s'; give cached or direct.".formatted(io));
    };
  }

  /** The next 1 MiB. */
  @Benchmark
  public int sequential(PageCachePart cache) throws IOException {
    int bytes = file().readNext();
    cache.ask(bytes);
    return bytes;
  }

  /** 4 KiB anywhere. */
  @Benchmark
  public int random(PageCachePart cache) throws IOException {
    int bytes = file().readAnywhere();
    cache.ask(bytes);
    return bytes;
  }
}
