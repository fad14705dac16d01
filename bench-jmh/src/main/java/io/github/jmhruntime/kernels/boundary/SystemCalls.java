package io.github.jmhruntime.kernels.boundary;

import io.github.jmhruntime.kernels.ScratchDirectory;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Single system calls, and small files, on a storage of the container.
 *
 * <p>Unit: nanoseconds per call, less is better. Inside the timed region: the JDK method with the
 * system calls that each benchmark names; creating and deleting the files is outside. Source: the
 * choice of calls is that of {@code lat_syscall} in McVoy, Staelin, <em>lmbench</em>, USENIX ATC
 * 1996.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class SystemCalls {

  private static final int SMALL = 4096;

  /** On which storage the files lie, see {@link ScratchDirectory}. */
  @Param("root")
  public String target = "root";

  private final byte[] content = new byte[SMALL];
  private @Nullable ScratchDirectory directory;
  private @Nullable RandomAccessFile open;
  private Path existing = Path.of("");
  private Path written = Path.of("");
  private File missing = new File("");

  /** Creates the files. */
  @Setup
  public void create() throws IOException {
    ScratchDirectory created = ScratchDirectory.on(target);
    directory = created;
    existing = Files.write(created.file("existing"), content);
    written = Files.write(created.file("written"), content);
    missing = created.file("missing").toFile();
    open = new RandomAccessFile(existing.toFile(), "r");
  }

  /** Closes and deletes them. */
  @TearDown
  public void delete() throws IOException {
    if (open != null) {
      open.close();
    }
    if (directory != null) {
      directory.close();
    }
  }

  /** The cheapest call that Java reaches: one {@code lseek} that moves nothing. */
  @Benchmark
  public long cheapest() throws IOException {
    return open().getFilePointer();
  }

  /** One {@code open} and one {@code close}. */
  @Benchmark
  public FileChannel openClose() throws IOException {
    FileChannel channel = FileChannel.open(existing, StandardOpenOption.READ);
    channel.close();
    return channel;
  }

  /** One {@code stat} of a path that does not exist. */
  @Benchmark
  public boolean statMissing() {
    return missing.exists();
  }

  /** Reads a file of 4 KiB whole: {@code open}, {@code fstat}, reads, {@code close}. */
  @Benchmark
  public byte[] readSmallFile() throws IOException {
    return Files.readAllBytes(existing);
  }

  /**
   * Writes 4 KiB over what a file held: {@code open}, {@code write}, {@code close}. It does not
   * truncate, since ext4 then writes to the disk at {@code close} (its option auto_da_alloc).
   */
  @Benchmark
  public Path writeSmallFile() throws IOException {
    return Files.write(written, content, StandardOpenOption.WRITE);
  }

  private RandomAccessFile open() {
    if (open == null) {
      throw new IllegalStateException("The file is not open; JMH has not called the set-up.");
    }
    return open;
  }
}
