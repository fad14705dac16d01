package io.github.jmhruntime.host;

import java.util.Optional;

/**
 * A line of {@code /proc/PID/stat}; the fields are those of proc_pid_stat(5).
 *
 * @param pid the process's id
 * @param name the kernel's name for it, at most 15 characters, which may hold blanks and
 *     parentheses
 * @param state its state, {@code Z} for one that has ended and was not waited for
 * @param parent its parent's id; 0 where it has none
 * @param own its CPU time
 * @param children that of its children that have ended and were waited for
 * @param startTicks when it started, in ticks of 10 ms since the boot
 */
record ProcessStat(
    long pid,
    String name,
    char state,
    long parent,
    CpuTime own,
    CpuTime children,
    long startTicks) {

  /** The kernel's USER_HZ is 100 wherever there is a JVM for Linux. */
  private static final long NANOS_PER_TICK = 10_000_000;

  private static final int STATE = 3;
  private static final int PARENT = 4;
  private static final int OWN_TIME = 14;
  private static final int CHILDRENS_TIME = 16;
  private static final int START_TIME = 22;

  /** Reads a line; empty where it is cut short. */
  static Optional<ProcessStat> of(String line) {
    int open = line.indexOf('(');
    int close = line.lastIndexOf(')');
    if (open < 1 || close < open) {
      return Optional.empty();
    }
    String[] fields = line.substring(close + 1).strip().split(" ");
    if (fields.length <= START_TIME - STATE) {
      return Optional.empty();
    }
    return Optional.of(
        new ProcessStat(
            Long.parseLong(line.substring(0, open).strip()),
            line.substring(open + 1, close),
            fields[0].charAt(0),
            Long.parseLong(fields[PARENT - STATE]),
            time(fields, OWN_TIME),
            time(fields, CHILDRENS_TIME),
            Long.parseLong(fields[START_TIME - STATE])));
  }

  /** User and system stand one behind the other. */
  private static CpuTime time(String[] fields, int first) {
    return new CpuTime(
        Long.parseLong(fields[first - STATE]) * NANOS_PER_TICK,
        Long.parseLong(fields[first + 1 - STATE]) * NANOS_PER_TICK);
  }

  /** Its own CPU time and that of its children, in nanoseconds. */
  long nanos() {
    return own.nanos() + children.nanos();
  }

  /** Whether the process has ended; only its entry is left, until its parent waits for it. */
  boolean ended() {
    return state == 'Z';
  }
}
