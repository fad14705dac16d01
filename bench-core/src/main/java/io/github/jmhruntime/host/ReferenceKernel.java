package io.github.jmhruntime.host;

/**
 * A fixed piece of work for one CPU, some 50 to 100 ms on machines of the 2020s. It touches no
 * memory and calls nothing, so that its time changes only with the CPU's speed and with what others
 * take of it. Timed between blocks, it shows a machine that got slower during a run.
 */
public final class ReferenceKernel {

  private static final int STEPS = 60_000_000;

  /** Knuth's MMIX generator: TAOCP, volume 2, section 3.3.4, table 1. */
  private static final long MULTIPLIER = 6364136223846793005L;

  private static final long INCREMENT = 1442695040888963407L;

  private static final long SEED = 42;

  /** What so many steps must give. */
  private static final long RESULT = 3976248857690995498L;

  private ReferenceKernel() {}

  /**
   * Runs it once and returns the seconds that it took. The first calls in a JVM are slower until
   * the loop is compiled; call {@link #warmUp} before.
   */
  public static double seconds() {
    long start = System.nanoTime();
    long result = run(STEPS);
    double seconds = (System.nanoTime() - start) * 1e-9;
    check(result);
    return seconds;
  }

  /** Runs it until the JVM has compiled it. */
  public static void warmUp() {
    for (int i = 0; i < 3; i++) {
      check(run(STEPS));
    }
  }

  /** Each step needs the result of the one before, so that no compiler can leave one out. */
  static long run(int steps) {
    long x = SEED;
    for (int i = 0; i < steps; i++) {
      x = x * MULTIPLIER + INCREMENT;
    }
    return x;
  }

  private static void check(long result) {
    if (result != RESULT) {
      throw new IllegalStateException("the reference kernel computed " + result);
    }
  }
}
