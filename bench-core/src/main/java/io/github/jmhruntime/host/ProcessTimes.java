package io.github.jmhruntime.host;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The CPU time of every process that can be seen, with that of its children that have ended.
 *
 * @param processes by process id and start time, which no two processes share
 */
record ProcessTimes(Map<String, Process> processes) {

  /**
   * A process.
   *
   * @param pid its id
   * @param parent its parent's id
   * @param name its name, as the kernel has it
   * @param ticks its CPU time and that of its ended children, in {@link #TICKS_PER_SECOND}
   */
  record Process(long pid, long parent, String name, long ticks) {}

  /** The kernel's USER_HZ, which is 100 wherever there is a JVM for Linux. */
  private static final double TICKS_PER_SECOND = 100;

  private static final long INIT = 1;
  private static final long KERNEL_THREADS = 2;

  /** The kernel cuts names after 15 characters. */
  private static final List<String> ENGINE =
      List.of("dockerd", "containerd", "containerd-shim", "docker-proxy");

  static ProcessTimes read(HostFiles files) {
    Map<String, Process> processes = new HashMap<>();
    for (Path folder : files.children("/proc", "[0-9]*")) {
      HostFiles.text(folder.resolve("stat")).ifPresent(stat -> add(processes, stat));
    }
    return new ProcessTimes(processes);
  }

  /** A name may hold blanks and parentheses; the fields are those of proc_pid_stat(5). */
  private static void add(Map<String, Process> processes, String stat) {
    int open = stat.indexOf('(');
    int close = stat.lastIndexOf(')');
    if (open < 1 || close < 0) {
      return;
    }
    String[] fields = stat.substring(close + 1).strip().split(" ");
    if (fields.length < 20) {
      return;
    }
    long pid = Long.parseLong(stat.substring(0, open).strip());
    long ticks = 0;
    for (int field = 11; field <= 14; field++) {
      ticks += Long.parseLong(fields[field]);
    }
    processes.put(
        pid + "@" + fields[19],
        new Process(pid, Long.parseLong(fields[1]), stat.substring(open + 1, close), ticks));
  }

  /**
   * Seconds of CPU time that foreign processes used from this reading to a later one; NaN where no
   * foreign process can be seen.
   *
   * @param self the id of this JVM's process
   */
  double foreignSecondsUntil(ProcessTimes end, long self) {
    Set<Long> ours = end.familyOf(self);
    boolean seen = false;
    long ticks = 0;
    for (Map.Entry<String, Process> entry : end.processes.entrySet()) {
      Process before = processes.get(entry.getKey());
      Process after = entry.getValue();
      if (before != null && !ours.contains(after.pid()) && isForeign(after)) {
        seen = true;
        ticks += after.ticks() - before.ticks();
      }
    }
    return seen ? ticks / TICKS_PER_SECOND : Double.NaN;
  }

  /** Kernel threads and what init inherits may work for us. */
  private static boolean isForeign(Process process) {
    return process.pid() != INIT
        && process.pid() != KERNEL_THREADS
        && process.parent() != KERNEL_THREADS
        && ENGINE.stream().noneMatch(process.name()::startsWith);
  }

  /** The process, its ancestors and its descendants. */
  private Set<Long> familyOf(long self) {
    Map<Long, Long> parents = new HashMap<>();
    processes.values().forEach(process -> parents.put(process.pid(), process.parent()));
    Set<Long> family = new HashSet<>();
    for (Long pid = self; pid != null && family.add(pid); ) {
      pid = parents.get(pid);
    }
    for (Long pid : parents.keySet()) {
      Set<Long> line = new HashSet<>();
      for (Long p = pid; p != null && line.add(p); ) {
        p = parents.get(p);
      }
      if (line.contains(self)) {
        family.add(pid);
      }
    }
    return family;
  }
}
