package io.github.jmhruntime.workload.network;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Time, and the CPU time of the calling thread: at a moment, or between two.
 *
 * @param seconds by the clock
 * @param cpu the thread's CPU time in seconds
 */
record ThreadTime(double seconds, double cpu) {

  private static final double NANOS = 1e-9;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  static ThreadTime now() {
    double cpu = THREADS.getCurrentThreadCpuTime() * NANOS;
    return new ThreadTime(System.nanoTime() * NANOS, cpu);
  }

  /** What has passed since. */
  ThreadTime since() {
    ThreadTime now = now();
    return new ThreadTime(now.seconds - seconds, now.cpu - cpu);
  }
}
