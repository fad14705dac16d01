package io.github.jmhruntime.workload.http;

import java.util.ArrayList;
import java.util.List;

/**
 * Failed requests by kind. Each failed request counts once.
 *
 * @param refused the connection was refused
 * @param unreachable no connection came about for another reason, such as no route to the host
 * @param noLocalPort the client had no local port left: its own fault, not the server's
 * @param reset the connection was reset before the answer was complete
 * @param closedEarly the server closed the connection before the answer was complete
 * @param timedOut the answer was not complete within the plan's time limit
 * @param wrongStatus the answer's status was another than the target's
 * @param wrongLength the answer's body had another length than the target's
 * @param malformed the answer was not HTTP, or had bytes beyond its end
 */
public record ErrorCounts(
    long refused,
    long unreachable,
    long noLocalPort,
    long reset,
    long closedEarly,
    long timedOut,
    long wrongStatus,
    long wrongLength,
    long malformed) {

  static ErrorCounts of(long[] byFailure) {
    return new ErrorCounts(
        byFailure[Failure.REFUSED.ordinal()],
        byFailure[Failure.UNREACHABLE.ordinal()],
        byFailure[Failure.NO_LOCAL_PORT.ordinal()],
        byFailure[Failure.RESET.ordinal()],
        byFailure[Failure.CLOSED_EARLY.ordinal()],
        byFailure[Failure.TIMED_OUT.ordinal()],
        byFailure[Failure.WRONG_STATUS.ordinal()],
        byFailure[Failure.WRONG_LENGTH.ordinal()],
        byFailure[Failure.MALFORMED.ordinal()]);
  }

  /** Failed requests of every kind. */
  public long total() {
    return refused
        + unreachable
        + noLocalPort
        + reset
        + closedEarly
        + timedOut
        + wrongStatus
        + wrongLength
        + malformed;
  }

  /** The kinds that occurred, such as {@code 3 refused, 1 timed out}, or {@code none}. */
  public String summary() {
    List<String> parts = new ArrayList<>();
    add(parts, refused, "refused");
    add(parts, unreachable, "unreachable");
    add(parts, noLocalPort, "without a local port");
    add(parts, reset, "reset");
    add(parts, closedEarly, "closed early");
    add(parts, timedOut, "timed out");
    add(parts, wrongStatus, "with a wrong status");
    add(parts, wrongLength, "with a wrong length");
    add(parts, malformed, "malformed");
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }

  private static void add(List<String> parts, long count, String kind) {
    if (count > 0) {
      parts.add(count + " " + kind);
    }
  }
}
