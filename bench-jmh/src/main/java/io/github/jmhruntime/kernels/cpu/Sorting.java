package io.github.jmhruntime.kernels.cpu;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Sorting: 2¹⁸ random numbers as primitives, and the same as strings.
 *
 * <p>Unit: milliseconds per array, less is better. Inside the timed region: one call of the JDK's
 * sort; restoring the random order is outside. Sources: Bentley, McIlroy, <em>Engineering a Sort
 * Function</em>, Software: Practice and Experience 23(11), 1993, and Yaroslavskiy's dual-pivot
 * quicksort for primitives; Peters' TimSort for objects.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class Sorting {

  private static final int LENGTH = 1 << 18;

  private final int[] shuffledNumbers = new SplittableRandom(1).ints(LENGTH).toArray();
  private final String[] shuffledStrings =
      Arrays.stream(shuffledNumbers).mapToObj(Integer::toString).toArray(String[]::new);
  private final int[] numbers = new int[LENGTH];
  private final String[] strings = new String[LENGTH];

  /** Restores the random order. */
  @Setup(Level.Invocation)
  public void shuffle() {
    System.arraycopy(shuffledNumbers, 0, numbers, 0, LENGTH);
    System.arraycopy(shuffledStrings, 0, strings, 0, LENGTH);
  }

  /** An array of {@code int}. */
  @Benchmark
  public int[] primitives() {
    Arrays.sort(numbers);
    return numbers;
  }

  /** An array of strings, compared character by character. */
  @Benchmark
  public String[] objects() {
    Arrays.sort(strings);
    return strings;
  }
}
