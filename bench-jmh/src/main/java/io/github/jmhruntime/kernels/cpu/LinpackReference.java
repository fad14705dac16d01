package io.github.jmhruntime.kernels.cpu;

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

/**
 * Linpack in its textbook form, on one thread.
 *
 * <p>Unit: seconds per solution, less is better; 10⁹ operations per second are (2/3 n³ + 2 n²) /
 * 10⁹ over the score, which is 0.669 over it for n = 1000 and 42.7 for n = 4000. Inside the timed
 * region: the factorisation and both triangular solutions. Outside of it: filling the matrix, and
 * HPL's check of the solution, which fails the benchmark where it does not hold. With n = 4000 one
 * solution takes many seconds, since the matrix does not fit into the caches and is read again for
 * each column; so warm-up solves small systems in the set-up, and one iteration is enough.
 *
 * <p>Source: LINPACK's {@code dgefa} and {@code dgesl} (Dongarra, Bunch, Moler, Stewart,
 * <em>LINPACK Users' Guide</em>, SIAM 1979); the check is that of {@link ScaledResidual}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1, time = 3)
@Fork(1)
public class LinpackReference {

  /** The number of equations. */
  @Param({"1000", "4000"})
  public int n;

  private final LuSolver solver = new ReferenceLu();
  private LinearSystem system = LinearSystem.random(1, 0);
  private double[] solution = {};

  /** Allocates the matrix, and has the solver compiled by smaller systems. */
  @Setup
  public void allocate() {
    LinearSystem small = LinearSystem.random(300, 0);
    for (int i = 0; i < 30; i++) {
      small.refill();
      solution = solver.solve(small);
    }
    system = LinearSystem.random(n, n);
  }

  /** Fills the matrix; every solution starts from the same values. */
  @Setup(Level.Invocation)
  public void fill() {
    system.refill();
  }

  /** Solves the system once. */
  @Benchmark
  public double[] solve() {
    solution = solver.solve(system);
    return solution;
  }

  /** Checks the solution as HPL does. */
  @TearDown(Level.Invocation)
  public void check() {
    ScaledResidual.require(system, solution);
  }
}
