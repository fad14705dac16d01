package io.github.jmhruntime.workload.load;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How load is put on each target.
 *
 * @param use how requests use connections
 * @param rate requests per second that are due at each target in an open loop, or null for a closed
 *     loop
 * @param connections how many connections each target gets at most at a time
 * @param threads selector threads over which all connections are spread; one is as fast as {@code
 *     wrk -t1}
 * @param ramp how long load runs before the timed window
 * @param window how long is measured
 * @param timeLimit when a request counts as timed out; in an open loop from when it was due
 */
public record LoadPlan(
    ConnectionUse use,
    @Nullable Double rate,
    int connections,
    int threads,
    Duration ramp,
    Duration window,
    Duration timeLimit) {

  private static final int CONNECTIONS = 100;
  private static final Duration RAMP = Duration.ofSeconds(1);
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
  private static final double HIGHEST_RATE = 1e7;

  /** Checks each value. */
  public LoadPlan {
    require(rate == null || (rate > 0 && rate <= HIGHEST_RATE), "rate", rate, "be within 0 to 1e7");
    require(connections >= 1, "connections", connections, "be at least 1");
    require(threads >= 1, "threads", threads, "be at least 1");
    require(threads <= connections, "threads", threads, "not exceed connections " + connections);
    require(!ramp.isNegative(), "ramp", ramp, "not be negative");
    require(isPositive(window), "window", window, "be positive");
    require(isPositive(timeLimit), "timeLimit", timeLimit, "be positive");
  }

  /** A closed loop of 100 connections: 1 s of ramp, 10 s of window, 10 s for each request. */
  public static LoadPlan closed(ConnectionUse use) {
    return new LoadPlan(use, null, CONNECTIONS, 1, RAMP, WINDOW, TIME_LIMIT);
  }

  /**
   * An open loop over at most 100 connections, otherwise as {@link #closed}.
   *
   * @param rate requests per second that are due at each target
   */
  public static LoadPlan open(ConnectionUse use, double rate) {
    return new LoadPlan(use, rate, CONNECTIONS, 1, RAMP, WINDOW, TIME_LIMIT);
  }

  /** The same with so many connections to each target. */
  public LoadPlan connections(int count) {
    return new LoadPlan(use, rate, count, threads, ramp, window, timeLimit);
  }

  /** The same with so many selector threads. */
  public LoadPlan threads(int count) {
    return new LoadPlan(use, rate, connections, count, ramp, window, timeLimit);
  }

  /** The same with load for that long before the timed window. */
  public LoadPlan ramp(Duration duration) {
    return new LoadPlan(use, rate, connections, threads, duration, window, timeLimit);
  }

  /** The same with a timed window of that length. */
  public LoadPlan lasting(Duration duration) {
    return new LoadPlan(use, rate, connections, threads, ramp, duration, timeLimit);
  }

  /** The same with that time limit for each request. */
  public LoadPlan timeLimit(Duration duration) {
    return new LoadPlan(use, rate, connections, threads, ramp, window, duration);
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }

  private static void require(boolean holds, String name, @Nullable Object value, String must) {
    if (!holds) {
      throw new IllegalArgumentException(name + " " + value + " must " + must);
    }
  }
}
