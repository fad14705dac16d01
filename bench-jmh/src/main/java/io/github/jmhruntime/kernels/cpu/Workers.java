package io.github.jmhruntime.kernels.cpu;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** A fixed number of threads that share out independent pieces of work. */
final class Workers implements AutoCloseable {

  private final int threads;
  private final ForkJoinPool pool;

  Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is %d; give 1 or more.".formatted(threads));
    }
    this.threads = threads;
    this.pool = new ForkJoinPool(threads);
  }

  /**
   * The number of threads that a parameter stands for.
   *
   * @param value a number from 1 on, or {@code all} for one per CPU that the JVM sees
   */
  static int threadsFrom(String value) {
    if (value.equals("all")) {
      return Runtime.getRuntime().availableProcessors();
    }
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "The parameter threads is '%s'; give a number or 'all'.".formatted(value), e);
    }
  }

  /** Runs the task for each number below {@code count}, and returns when all are done. */
  void each(int count, IntConsumer task) {
    if (threads == 1 || count == 1) {
      for (int i = 0; i < count; i++) {
        task.accept(i);
      }
    } else {
      // A parallel stream that is started inside a pool runs in that pool, not in the common one.
      pool.submit(() -> IntStream.range(0, count).parallel().forEach(task)).join();
    }
  }

  int threads() {
    return threads;
  }

  @Override
  public void close() {
    pool.shutdownNow();
    try {
      if (!pool.awaitTermination(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The threads of the kernel did not end within 10 s.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
