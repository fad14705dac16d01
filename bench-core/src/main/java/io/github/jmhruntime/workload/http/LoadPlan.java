package io.github.jmhruntime.workload.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How load is put on each target.
 *
 * @param use how requests use connections
 * @param rate requests per second that are due at each target in an open loop, or null for a closed
 *     loop
 * @param connections how many connections each target gets at most at a time
 * @param timeLimit when a request counts as timed out; in an open loop from when it was due
 */
public record LoadPlan(
    ConnectionUse use, @Nullable Double rate, int connections, Duration timeLimit) {

  private static final int CONNECTIONS = 100;
  private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
  private static final double HIGHEST_RATE = 1e7;

  /** Checks each value. */
  public LoadPlan {
    require(rate == null || (rate > 0 && rate <= HIGHEST_RATE), "rate", rate, "be within 0 to 1e7");
    require(connections >= 1, "connections", connections, "be at least 1");
    require(!timeLimit.isNegative() && !timeLimit.isZero(), "timeLimit", timeLimit, "be positive");
  }

  /** A closed loop of 100 connections, and 10 s for each request. */
  public static LoadPlan closed(ConnectionUse use) {
    return new LoadPlan(use, null, CONNECTIONS, TIME_LIMIT);
  }

  /**
   * An open loop over at most 100 connections, and 10 s for each request.
   *
   * @param rate requests per second that are due at each target
   */
  public static LoadPlan open(ConnectionUse use, double rate) {
    return new LoadPlan(use, rate, CONNECTIONS, TIME_LIMIT);
  }

  private static void require(boolean holds, String name, @Nullable Object value, String must) {
    if (!holds) {
      throw new IllegalArgumentException(name + " " + value + " must " + must);
    }
  }
}
