package io.github.jmhruntime.kernels.memory;

import io.github.jmhruntime.kernels.ScratchDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The first touch of freshly mapped pages: the cost of a page fault.
 *
 * <p>Unit: nanoseconds per page of 4 KiB, less is better. A huge page of the kernel counts as 512
 * of them, so the secondary metric {@code faultsPerPage} says how many faults there really were
 * (not a number where {@code /proc/self/stat} does not show them; a sandbox that counts none shows
 * 0).
 *
 * <p>Source: {@code lat_pagefault} and {@code lat_mmap} of McVoy, Staelin, <em>lmbench</em>, USENIX
 * ATC 1996. Unmapping and deleting are outside of the timed region.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class PageTouch {

  private static final int PAGE = 4096;
  static final int PAGES = 1 << 14;
  private static final int BYTES = PAGE * PAGES;

  private ByteBuffer mapped = ByteBuffer.allocate(0);

  /** A sparse file of 64 MiB on the root file system, new for each call. */
  @State(Scope.Thread)
  public static class SparseFile {

    private @Nullable ScratchDirectory directory;
    private Path path = Path.of("");

    /** Creates the directory. */
    @Setup
    public void open() {
      ScratchDirectory opened = ScratchDirectory.on("root");
      directory = opened;
      path = opened.file("sparse");
    }

    /** Creates the file. */
    @Setup(Level.Invocation)
    public void create() throws IOException {
      try (FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.allocate(1), BYTES - 1L);
      }
    }

    /** Deletes the file. */
    @TearDown(Level.Invocation)
    public void delete() throws IOException {
      Files.deleteIfExists(path);
    }

    /** Deletes the directory. */
    @TearDown
    public void close() {
      if (directory != null) {
        directory.close();
      }
    }
  }

  /**
   * Anonymous memory: inside the timed region are one {@code mmap} of 64 MiB and the JVM's own
   * zeroing of it from end to end, which touches every page; the zeroing itself is included.
   */
  @Benchmark
  @OperationsPerInvocation(PAGES)
  public ByteBuffer anonymous(FaultCount faults) {
    mapped = ByteBuffer.allocateDirect(BYTES);
    return mapped;
  }

  /**
   * A shared file mapping: inside the timed region are opening and mapping a sparse file, and one
   * store per page, for each of which the file system has to find a page in its cache.
   */
  @Benchmark
  @OperationsPerInvocation(PAGES)
  public ByteBuffer file(SparseFile file, FaultCount faults) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file.path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MappedByteBuffer buffer = channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES);
      for (int at = 0; at < BYTES; at += PAGE) {
        buffer.put(at, (byte) 1);
      }
      mapped = buffer;
    }
    return mapped;
  }

  /** Gives the pages back. */
  @TearDown(Level.Invocation)
  public void unmap() {
    Unmapping.now(mapped);
    mapped = ByteBuffer.allocate(0);
  }
}
