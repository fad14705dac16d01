package io.github.jmhruntime.workload.load;

import org.jspecify.annotations.Nullable;

/** When the requests of one lane are due, in {@link System#nanoTime}'s nanoseconds. */
final class Arrivals {

  private static final double NANOS_PER_SECOND = 1e9;

  private final double period;
  private final int first;
  private final int step;
  private boolean spanKnown;
  private long origin;
  private long end;
  private long taken;

  private Arrivals(double period, int first, int step) {
    this.period = period;
    this.first = first;
    this.step = step;
  }

  /**
   * The share of one thread.
   *
   * @param rate requests per second of all threads together, or null for a closed loop, in which a
   *     request is always due
   * @param thread the thread's number, from 0
   * @param threads how many threads there are
   */
  static Arrivals of(@Nullable Double rate, int thread, int threads) {
    return new Arrivals(rate == null ? 0 : NANOS_PER_SECOND / rate, thread, threads);
  }

  /** Says when load begins and ends; requests are due within that. */
  void span(long originNanos, long endNanos) {
    origin = originNanos;
    end = endNanos;
    taken = 0;
    spanKnown = true;
  }

  /** Ends the span earlier than was said. */
  void end(long endNanos) {
    end = endNanos;
  }

  boolean open() {
    return period > 0;
  }

  /** When the next request is due. */
  long next(long now) {
    return open() ? origin + (long) ((first + taken * step) * period) : now;
  }

  /** Whether no request is due any more, unless another span is set. */
  boolean exhausted(long now) {
    return !spanKnown || next(now) - end >= 0;
  }

  /** Whether a request is due now or was before. */
  boolean due(long now) {
    return next(now) - now <= 0 && !exhausted(now);
  }

  /** Takes the next request; returns when it was due. */
  long take(long now) {
    long start = next(now);
    taken++;
    return start;
  }
}
