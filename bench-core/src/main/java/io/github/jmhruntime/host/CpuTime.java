package io.github.jmhruntime.host;

/**
 * CPU time, as it is accounted to processes.
 *
 * @param userNanos what programs themselves took, in nanoseconds
 * @param systemNanos what the kernel took on their behalf, in nanoseconds
 */
public record CpuTime(long userNanos, long systemNanos) {

  /** None at all. */
  public static final CpuTime NONE = new CpuTime(0, 0);

  private static final double NANOS_PER_SECOND = 1e9;

  /** User and system together, in nanoseconds. */
  public long nanos() {
    return userNanos + systemNanos;
  }

  /** User and system together, in seconds. */
  public double seconds() {
    return nanos() / NANOS_PER_SECOND;
  }

  /** The user's part, in seconds. */
  public double userSeconds() {
    return userNanos / NANOS_PER_SECOND;
  }

  /** The system's part, in seconds. */
  public double systemSeconds() {
    return systemNanos / NANOS_PER_SECOND;
  }

  /** Both together. */
  public CpuTime plus(CpuTime other) {
    return new CpuTime(userNanos + other.userNanos, systemNanos + other.systemNanos);
  }

  /** What is left without the other; never less than nothing. */
  public CpuTime without(CpuTime other) {
    return new CpuTime(
        Math.max(0, userNanos - other.userNanos), Math.max(0, systemNanos - other.systemNanos));
  }

  /**
   * As much time, divided into user and system as this is; all of it is user's where this is none.
   */
  public CpuTime scaledTo(long nanos) {
    long system = nanos() == 0 ? 0 : Math.round(nanos * (double) systemNanos / nanos());
    return new CpuTime(nanos - system, system);
  }
}
