package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.Workplace;
import io.github.jmhruntime.engine.Workplace.Lost;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** All drivers of a run, each of which a thread follows, until the last one has ended. */
final class WorkingDrivers implements AutoCloseable {

  private final Cluster cluster;
  private final RunRoot root;
  private final Workplace.Assignment assignment;
  private final DriverStates states;
  private final Pace pace;
  private final Object oneAtATime = new Object();
  private final List<FollowedDriver> drivers = new ArrayList<>();
  private final List<Future<FollowedDriver.Ended>> ends = new ArrayList<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "jmh-runtime-driver-log");
            thread.setDaemon(true);
            return thread;
          });

  private long lastBeat = System.nanoTime();

  WorkingDrivers(
      Cluster cluster,
      RunRoot root,
      Workplace.Assignment assignment,
      DriverStates states,
      Pace pace) {
    this.cluster = cluster;
    this.root = root;
    this.assignment = assignment;
    this.states = states;
    this.pace = pace;
  }

  /** Follows those in pods, of which the n-th is at the assignment's n-th place. */
  void follow(List<String> pods, Workplace.Listener listener) {
    for (int number = 0; number < pods.size(); number++) {
      String place = assignment.places().get(number);
      String pod = pods.get(number);
      DriverLog log =
          new DriverLog(
              new LogStream(cluster, pod),
              line -> {
                synchronized (oneAtATime) {
                  listener.line(place, line);
                }
              });
      drivers.add(new FollowedDriver(cluster, pod, states, log, pace));
    }
    drivers.forEach(driver -> ends.add(threads.submit(driver)));
  }

  /**
   * Waits until all have ended, and puts the run's end off meanwhile.
   *
   * @return those that are lost
   * @throws EngineException where none of them has started, or the cluster is lost
   * @throws InterruptedException once all have ended that were asked to
   */
  List<Lost> await() throws InterruptedException {
    try {
      while (!ends.stream().allMatch(Future::isDone)) {
        TimeUnit.NANOSECONDS.sleep(pace.lookAt(ends.size()).toNanos());
        throwFailure();
        states.look();
        beat();
        drivers.forEach(driver -> driver.log().breakIfSilent(pace.silence()));
      }
      return lost();
    } catch (InterruptedException e) {
      endAll();
      throw e;
    }
  }

  private List<Lost> lost() throws InterruptedException {
    List<Lost> lost = new ArrayList<>();
    boolean started = false;
    for (int number = 0; number < ends.size(); number++) {
      FollowedDriver.Ended end = end(ends.get(number));
      started |= end.started();
      if (end.lost() != null) {
        lost.add(new Lost(assignment.places().get(number), end.lost()));
      }
    }
    if (!started && !lost.isEmpty()) {
      throw new EngineException(
          "the driver on node %s does not start: %s"
              .formatted(lost.get(0).place(), lost.get(0).reason()));
    }
    return lost;
  }

  /** What could not be followed at all ends the work at once. */
  private void throwFailure() throws InterruptedException {
    for (Future<FollowedDriver.Ended> end : ends) {
      if (end.isDone()) {
        var unused = end(end);
      }
    }
  }

  private static FollowedDriver.Ended end(Future<FollowedDriver.Ended> driver)
      throws InterruptedException {
    try {
      return driver.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** A root that is gone takes the drivers along, which is told of them. */
  private void beat() {
    if (System.nanoTime() - lastBeat < RunRoot.BETWEEN_BEATS.toNanos()) {
      return;
    }
    try {
      root.beat(assignment.runId());
      lastBeat = System.nanoTime();
    } catch (EngineException e) {
      boolean gone =
          e.getCause() instanceof KubernetesClientException refusal
              && ClusterFailures.isNotFound(refusal);
      if (!gone && !DriverStates.mayPass(e)) {
        throw e;
      }
    }
  }

  /** Has them end in good order, and hears their last words. */
  private void endAll() throws InterruptedException {
    states.end(DriverPods.GRACE);
    long deadline = System.nanoTime() + DriverPods.GRACE.plus(pace.end()).toNanos();
    while (!ends.stream().allMatch(Future::isDone) && System.nanoTime() - deadline < 0) {
      TimeUnit.NANOSECONDS.sleep(pace.look().toNanos());
      states.look();
    }
  }

  @Override
  public void close() {
    var unused = threads.shutdownNow();
  }
}
