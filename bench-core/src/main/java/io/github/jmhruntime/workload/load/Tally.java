package io.github.jmhruntime.workload.load;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/** What one selector loop counts for one target. Times are {@link System#nanoTime}'s. */
final class Tally {

  private static final long SMALLEST_NANOS = 1_000;
  private static final int SIGNIFICANT_DIGITS = 3;

  private final int operations;
  private final long[] errors = new long[Failure.values().length];
  private final long[] rampErrors = new long[Failure.values().length];
  private final Histogram latency;
  private long requests;
  private long bytes;
  private long connections;

  private boolean windowKnown;
  private long begin;
  private long end;

  /**
   * Creates one for requests that are answered within {@code timeLimitNanos}, or else are errors.
   *
   * @param operations how many a request asks for, each of which counts
   */
  Tally(long timeLimitNanos, int operations) {
    this.operations = operations;
    long highest = Math.max(2 * SMALLEST_NANOS, timeLimitNanos);
    latency = new Histogram(SMALLEST_NANOS, highest, SIGNIFICANT_DIGITS);
  }

  /** Says when the timed window is; until then, everything is before it. */
  void window(long beginNanos, long endNanos) {
    begin = beginNanos;
    end = endNanos;
    windowKnown = true;
  }

  /** Ends the timed window earlier than was said. */
  void end(long endNanos) {
    end = endNanos;
  }

  /** Forgets what was counted. */
  void reset() {
    Arrays.fill(errors, 0);
    Arrays.fill(rampErrors, 0);
    latency.reset();
    requests = 0;
    bytes = 0;
    connections = 0;
  }

  void answered(long start, long now, long answerBytes) {
    if (inWindow(now)) {
      requests += operations;
      bytes += answerBytes;
    }
    if (inWindow(start)) {
      latency.recordValue(now - start);
    }
  }

  void failed(Failure failure, long now) {
    (windowKnown && now - begin >= 0 ? errors : rampErrors)[failure.ordinal()] += operations;
  }

  void connected(long now) {
    if (inWindow(now)) {
      connections++;
    }
  }

  long requests() {
    return requests;
  }

  long bytes() {
    return bytes;
  }

  long connections() {
    return connections;
  }

  Histogram latency() {
    return latency;
  }

  void addErrorsTo(long[] fromWindow, long[] fromRamp) {
    for (int i = 0; i < errors.length; i++) {
      fromWindow[i] += errors[i];
      fromRamp[i] += rampErrors[i];
    }
  }

  private boolean inWindow(long time) {
    return windowKnown && time - begin >= 0 && time - end < 0;
  }
}
