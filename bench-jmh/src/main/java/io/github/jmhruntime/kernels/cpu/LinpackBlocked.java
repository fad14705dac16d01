package io.github.jmhruntime.kernels.cpu;

import io.github.jmhruntime.figures.IterationFigures;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Linpack in blocked form on vectors, on one thread or on all.
 *
 * <p>Unit: seconds per solution, less is better; 10⁹ operations per second are (2/3 n³ + 2 n²) /
 * 10⁹ over the score, which is 0.669 over it for n = 1000 and 42.7 for n = 4000; they are the
 * secondary result {@code gflops}, more is better. Inside the timed region: the factorisation and
 * the solution, with the start of parallel tasks on threads that exist already. Outside of it:
 * filling the matrix, and HPL's check of the solution, which fails the benchmark where it does not
 * hold.
 *
 * <p>Source: see {@link BlockedLu}; the check is that of {@link ScaledResidual}. JMH's own {@code
 * -t} has to stay at 1: the kernel has threads of its own, as many as {@code threads} says.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class LinpackBlocked {

  /** The number of equations. */
  @Param({"1000", "4000"})
  public int n;

  /** How many threads compute: a number, or {@code all} for one per CPU that the JVM sees. */
  @Param({"1", "all"})
  public String threads = "1";

  private LuSolver solver = new ReferenceLu();
  private LinearSystem system = LinearSystem.random(1, 0);
  private double[] solution = {};
  private double seconds;
  private int solutions;

  /** Allocates the matrix and starts the threads. */
  @Setup
  public void allocate(BenchmarkParams params) {
    if (params.getThreads() != 1) {
      throw new IllegalArgumentException(
          "JMH's option -t is %d; leave it at 1 and set -p threads instead."
              .formatted(params.getThreads()));
    }
    system = LinearSystem.random(n, n);
    solver = new BlockedLu(Workers.threadsFrom(threads));
  }

  /** Fills the matrix; every solution starts from the same values. */
  @Setup(Level.Invocation)
  public void fill() {
    system.refill();
  }

  /** Begins to count. */
  @Setup(Level.Iteration)
  public void begin() {
    seconds = 0;
    solutions = 0;
  }

  /** Solves the system once. */
  @Benchmark
  public double[] solve() {
    long begin = System.nanoTime();
    solution = solver.solve(system);
    seconds += (System.nanoTime() - begin) / 1e9;
    solutions++;
    return solution;
  }

  /** Says how many 10⁹ operations per second that was, by HPL's count of them. */
  @TearDown(Level.Iteration)
  public void tell() {
    double operations = 2.0 / 3 * n * n * n + 2.0 * n * n;
    IterationFigures.add("gflops", operations * solutions / seconds / 1e9, "GFlop/s");
  }

  /** Checks the solution as HPL does. */
  @TearDown(Level.Invocation)
  public void check() {
    ScaledResidual.require(system, solution);
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    solver.close();
  }
}
