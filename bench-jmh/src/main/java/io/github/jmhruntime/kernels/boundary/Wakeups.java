package io.github.jmhruntime.kernels.boundary;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long threads take to wake each other, through a pipe and through park and unpark.
 *
 * <p>Unit: nanoseconds per round trip, less is better. A round trip is two wake-ups; where both
 * threads share a CPU it is two switches between them. Starting and ending the other thread is
 * outside of the timed region. Source: {@code lat_pipe} of McVoy, Staelin, <em>lmbench</em>, USENIX
 * ATC 1996; {@link LockSupport} rests on futex(2).
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class Wakeups {

  /** A pair of pipes with a thread at their other ends. */
  @State(Scope.Thread)
  public static class Pipes {

    private @Nullable PipeEcho echo;

    /** Starts the other thread. */
    @Setup
    public void start() throws IOException {
      echo = PipeEcho.start();
    }

    /** Ends it. */
    @TearDown
    public void close() throws IOException {
      if (echo != null) {
        echo.close();
      }
    }

    private PipeEcho echo() {
      if (echo == null) {
        throw new IllegalStateException("JMH has not called the set-up.");
      }
      return echo;
    }
  }

  /** A thread that is parked. */
  @State(Scope.Thread)
  public static class Parked {

    private @Nullable ParkEcho echo;

    /** Starts the other thread. */
    @Setup
    public void start() {
      echo = ParkEcho.start();
    }

    /** Ends it. */
    @TearDown
    public void close() {
      if (echo != null) {
        echo.close();
      }
    }

    private ParkEcho echo() {
      if (echo == null) {
        throw new IllegalStateException("JMH has not called the set-up.");
      }
      return echo;
    }
  }

  /** One byte to a thread and back through two pipes: two writes and two reads that wait. */
  @Benchmark
  public byte pipePingPong(Pipes pipes) throws IOException {
    return pipes.echo().exchange((byte) 1);
  }

  /** Uncontended: a permit that is there already is given and taken, without sleeping. */
  @Benchmark
  public void parkWithPermit() {
    LockSupport.unpark(Thread.currentThread());
    LockSupport.park(this);
  }

  /** Contended: two threads wake each other in turn and sleep in between. */
  @Benchmark
  public void parkPingPong(Parked parked) {
    parked.echo().exchange();
  }
}
