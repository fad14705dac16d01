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
 * @param ticks its CPU time and that of its children that have ended and were waited for, in {@link
 *     #TICKS_PER_SECOND}
 * @param startTicks when it started, in the same ticks since the boot
 */
record ProcessStat(long pid, String name, char state, long parent, long ticks, long startTicks) {

  /** The kernel's USER_HZ, which is 100 wherever there is a JVM for Linux. */
  static final double TICKS_PER_SECOND = 100;

  private static final int STATE = 3;
  private static final int PARENT = 4;
  private static final int FIRST_TIME = 14;
  private static final int LAST_TIME = 17;
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
    long ticks = 0;
    for (int field = FIRST_TIME; field <= LAST_TIME; field++) {
      ticks += Long.parseLong(fields[field - STATE]);
    }
    return Optional.of(
        new ProcessStat(
            Long.parseLong(line.substring(0, open).strip()),
            line.substring(open + 1, close),
            fields[0].charAt(0),
            Long.parseLong(fields[PARENT - STATE]),
            ticks,
            Long.parseLong(fields[START_TIME - STATE])));
  }

  /** Whether the process has ended; only its entry is left, until its parent waits for it. */
  boolean ended() {
    return state == 'Z';
  }
}
