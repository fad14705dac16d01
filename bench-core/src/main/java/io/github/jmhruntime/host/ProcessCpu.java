package io.github.jmhruntime.host;

/**
 * How much CPU time a process has had since it started.
 *
 * @param pid its id
 * @param startTicks when it started, which tells it from another one that gets its id later
 * @param own its own, of all its threads, in whole ticks of 10 ms
 * @param children that of its children that have ended and that it has waited for, and of theirs
 */
public record ProcessCpu(long pid, long startTicks, CpuTime own, CpuTime children) {

  /** All that would be gone with it. */
  public CpuTime all() {
    return own.plus(children);
  }

  /** Whether it is the same process, and not one that has got its id. */
  public boolean isSame(ProcessCpu other) {
    return pid == other.pid && startTicks == other.startTicks;
  }
}
