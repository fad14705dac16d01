package io.github.jmhruntime.kernels.boundary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The life of a thread and of a process.
 *
 * <p>Unit: microseconds from the request to create one until its end was seen, less is better.
 * Source: {@code lat_proc} of McVoy, Staelin, <em>lmbench</em>, USENIX ATC 1996.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class Creation {

  private static final Path TRUE = Path.of("/bin/true");

  /** The program that is started. */
  @State(Scope.Benchmark)
  public static class Program {

    /** Looks for it, so that its absence is told clearly. */
    @Setup
    public void require() throws IOException {
      if (!Files.isExecutable(TRUE)) {
        throw new IOException("There is no " + TRUE + " here; use an image that has it.");
      }
    }
  }

  /** Starts a thread that does nothing, and waits for its end. */
  @Benchmark
  public void thread() throws InterruptedException {
    Thread thread = new Thread(() -> {});
    thread.start();
    thread.join();
  }

  /**
   * Starts {@code /bin/true} and waits for its end. The JDK first starts a small program of its
   * own, {@code jspawnhelper}, which then becomes the one that was asked for.
   */
  @Benchmark
  public int process(Program program) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(TRUE.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int status = process.waitFor();
    process.getOutputStream().close();
    if (status != 0) {
      throw new IOException(TRUE + " ended with status " + status + " instead of 0.");
    }
    return status;
  }
}
