package io.github.jmhruntime.workload.load;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What was counted in a timed window.
 *
 * @param requests correct answers (of a pipeline, to each of its operations) whose last byte came
 *     within the window
 * @param seconds the window's length
 * @param bytes bytes of those answers, heads included
 * @param connections connections that were opened within the window
 * @param errors requests that failed from the window's begin on, whenever they had begun, until the
 *     last of them was decided
 * @param rampErrors requests and connections that failed before the window
 * @param latency from the start of a request (in an open loop: from when it was due; with a
 *     connection per request: from before the connection) to the last byte of its correct answer,
 *     of every request whose start lies within the window, whenever it was answered
 */
public record LoadCounts(
    long requests,
    double seconds,
    long bytes,
    long connections,
    ErrorCounts errors,
    ErrorCounts rampErrors,
    LatencySummary latency) {

  /** Correct answers per second: the throughput. */
  public double requestsPerSecond() {
    return requests / seconds;
  }

  static LoadCounts of(Duration window, List<Tally> tallies) {
    long requests = 0;
    long bytes = 0;
    long connections = 0;
    long[] errors = new long[Failure.values().length];
    long[] rampErrors = new long[Failure.values().length];
    Histogram latency = tallies.get(0).latency().copy();
    latency.reset();
    for (Tally tally : tallies) {
      requests += tally.requests();
      bytes += tally.bytes();
      connections += tally.connections();
      tally.addErrorsTo(errors, rampErrors);
      latency.add(tally.latency());
    }
    return new LoadCounts(
        requests,
        window.toNanos() / 1e9,
        bytes,
        connections,
        ErrorCounts.of(errors),
        ErrorCounts.of(rampErrors),
        LatencySummary.of(latency));
  }
}
