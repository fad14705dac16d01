package io.github.jmhruntime.workload.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The load generator. */
public final class TimedLoad {

  private final LoadPlan plan;
  private final List<Target> targets;
  private final List<SelectorLoop> loops = new ArrayList<>();
  private final CyclicBarrier allConnected;
  private volatile long origin;

  private TimedLoad(LoadPlan plan, List<Target> targets) {
    this.plan = plan;
    this.targets = List.copyOf(targets);
    for (int thread = 0; thread < plan.threads(); thread++) {
      loops.add(new SelectorLoop(plan, this.targets, thread));
    }
    allConnected = new CyclicBarrier(plan.threads(), () -> origin = System.nanoTime());
  }

  /**
   * Puts load on all targets at the same time, each as the plan says, and measures. No address but
   * theirs is contacted; a redirect is a wrong status.
   *
   * <p>Takes the ramp, the window and at most the time limit of a request longer. Failed requests
   * are counted, not thrown.
   *
   * @throws IllegalArgumentException when there is no target
   * @throws java.io.UncheckedIOException when this process cannot open that many sockets
   */
  public static LoadResult measure(LoadPlan plan, List<Target> targets)
      throws InterruptedException {
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("targets is empty; name at least one server");
    }
    TimedLoad load = new TimedLoad(plan, targets);
    try {
      load.run();
      return LoadResult.of(plan.window(), load.targets, load.loops);
    } finally {
      load.loops.forEach(SelectorLoop::close);
    }
  }

  private void run() throws InterruptedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(plan.threads(), task -> new Thread(task, "load"));
    try {
      List<Future<?>> running = new ArrayList<>();
      loops.forEach(loop -> running.add(threads.submit(() -> run(loop))));
      for (Future<?> thread : running) {
        thread.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("a load thread failed", e.getCause());
    } finally {
      // Both are without effect on loops that have ended.
      loops.forEach(SelectorLoop::stop);
      allConnected.reset();
      threads.shutdown();
      while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
        loops.forEach(SelectorLoop::stop);
      }
    }
  }

  private void run(SelectorLoop loop) {
    try {
      loop.connect();
      allConnected.await();
    } catch (BrokenBarrierException e) {
      // Another thread has failed, and says why.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    long begin = origin + plan.ramp().toNanos();
    loop.run(origin, begin, begin + plan.window().toNanos());
  }
}
