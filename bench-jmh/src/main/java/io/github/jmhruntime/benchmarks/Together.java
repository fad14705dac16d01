package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.engine.EngineException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;

/** As many threads as there are containers, which do the same with one each. */
final class Together implements AutoCloseable {

  private final ThreadPoolExecutor threads;

  /** Has all threads ready, so that starting them is no part of what is timed. */
  Together(int count) {
    threads =
        (ThreadPoolExecutor)
            Executors.newFixedThreadPool(
                Math.max(1, count),
                task -> {
                  Thread thread = new Thread(task, "jmh-runtime-together");
                  thread.setDaemon(true);
                  return thread;
                });
    var unused = threads.prestartAllCoreThreads();
  }

  /**
   * Does them all at once and waits for each, also where others fail.
   *
   * @return what each gave, in their order
   * @throws EngineException with how many have failed, and the first one's reason
   */
  <T> List<T> all(List<Callable<T>> tasks) {
    List<Future<T>> running = new ArrayList<>();
    tasks.forEach(task -> running.add(threads.submit(task)));
    List<T> results = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (Future<T> one : running) {
      try {
        results.add(one.get());
      } catch (ExecutionException e) {
        failures.add(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new EngineException("interrupted while waiting for containers", e);
      }
    }
    if (!failures.isEmpty()) {
      // Without a cause: the innermost message is what the journal keeps, and it is all in this
      // one.
      throw new EngineException(reason(tasks.size(), failures));
    }
    return results;
  }

  private static String reason(int tasks, List<Throwable> failures) {
    String first = String.valueOf(failures.get(0).getMessage());
    return tasks == 1
        ? first
        : "%d of %d containers failed: %s".formatted(failures.size(), tasks, first);
  }

  /** Does something with each of them at once. */
  static <T> void each(List<T> ones, Consumer<? super T> action) {
    try (Together several = new Together(ones.size())) {
      List<Callable<T>> tasks = new ArrayList<>();
      for (T one : ones) {
        tasks.add(
            () -> {
              action.accept(one);
              return one;
            });
      }
      var unused = several.all(tasks);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
