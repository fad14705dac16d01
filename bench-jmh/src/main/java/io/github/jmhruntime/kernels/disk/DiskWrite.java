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
 * Writing a file in blocks: into the page cache, with a sync after each block, and past the cache.
 *
 * <p>Unit: microseconds per block, less is better. Inside the timed region: one {@code pwrite64}
 * per block, of 1 MiB each in order, or of 4 KiB each at random places, over what the file held
 * before; with {@code io=fsync} one {@code fsync} after each block. With {@code io=cached} blocks
 * only become dirty pages, which the kernel writes out later, partly outside of the timed region;
 * the secondary metrics of {@link PageCachePart} say how many it booked. {@code io=direct} opens
 * with O_DIRECT, and fails with a reason where the storage does not offer it; it does not sync, so
 * a write cache of the device still takes part.
 *
 * <p>Source: fio(1), jobs {@code write} and {@code randwrite} with {@code ioengine=psync}, {@code
 * iodepth=1} and, for {@code io=fsync}, {@code fsync=1}; O_DIRECT in open(2).
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class DiskWrite extends Storage {

  /** {@code cached}, {@code fsync} or {@code direct}. */
  @Param({"cached", "fsync", "direct"})
  public String io = "cached";

  private boolean sync;

  @Override
  boolean direct() {
    sync = io.equals("fsync");
    return switch (io) {
      case "cached", "fsync" -> false;
      case "direct" -> true;
      default ->
          throw new IllegalArgumentException(
              "The parameter io is '%s'; give cached, fsync or direct.".formatted(io));
    };
  }

  /** The next 1 MiB. */
  @Benchmark
  public int sequential(PageCachePart cache) throws IOException {
    return finish(file().writeNext(), cache);
  }

  /** 4 KiB anywhere. */
  @Benchmark
  public int random(PageCachePart cache) throws IOException {
    return finish(file().writeAnywhere(), cache);
  }

  private int finish(int bytes, PageCachePart cache) throws IOException {
    if (sync) {
      file().sync();
    }
    cache.ask(bytes);
    return bytes;
  }
}
