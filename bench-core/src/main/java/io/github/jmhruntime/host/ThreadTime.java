package io.github.jmhruntime.host;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Time, and the CPU time of the calling thread: at a moment, or between two.
 *
 * @param seconds by the clock
 * @param cpu the thread's CPU time in seconds
 */
public record ThreadTime(double seconds, double cpu) {

  private static final double NANOS = 1e-9;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** The moment that it is. */
  public static ThreadTime now() {
    double cpu = THREADS.getCurrentThreadCpuTime() * NANOS;
    return new ThreadTime(System.nanoTime() * NANOS, cpu);
  }

  /** What has passed since; to be asked for in the same thread. */
  public ThreadTime since() {
    ThreadTime now = now();
    return new ThreadTime(now.seconds - seconds, now.cpu - cpu);
  }

  /** The part of the time between two moments in which the thread was busy. */
  public double busy() {
    return cpu / seconds;
  }
}
