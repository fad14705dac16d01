package io.github.jmhruntime.kernels.cpu;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Work for the class loader and the JIT compilers: a class that was never seen before, run until it
 * is compiled.
 *
 * <p>Unit: milliseconds per class, less is better. Inside the timed region: defining and verifying
 * a copy of an interpreter's class, and counting the primes up to 30 000 with it, which begins in
 * HotSpot's interpreter and goes through its compilers, on threads of their own. With one CPU they
 * compete with the program. Source: JEP 371 for the copies; start-up is what Georges, Buytaert,
 * Eeckhout, <em>Statistically Rigorous Java Performance Evaluation</em>, OOPSLA 2007, tell apart
 * from steady state.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class JitCompilation {

  private static final int LIMIT = 30_000;
  private static final int PRIMES = 3245;

  private final ClassCopies copies = ClassCopies.ofStackMachine();

  /** Loads and runs one copy. */
  @Benchmark
  public int loadAndRun() throws ReflectiveOperationException {
    int primes = copies.load().applyAsInt(LIMIT);
    if (primes != PRIMES) {
      throw new IllegalStateException(
          "%d primes were found up to %d, %d is right.".formatted(primes, LIMIT, PRIMES));
    }
    return primes;
  }
}
