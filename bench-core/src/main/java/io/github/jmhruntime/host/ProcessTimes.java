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
record ProcessTimes(Map<String, ProcessStat> processes) {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final long INIT = 1;
  private static final long KERNEL_THREADS = 2;

  /** The kernel cuts names after 15 characters. */
  private static final List<String> ENGINE =
      List.of(
          "dockerd",
          "containerd",
          "containerd-shim",
          "docker-proxy",
          "podman",
          "conmon",
          "slirp4netns",
          "rootlessport");

  static ProcessTimes read(HostFiles files) {
    Map<String, ProcessStat> processes = new HashMap<>();
    for (Path folder : files.children("/proc", "[0-9]*")) {
      HostFiles.text(folder.resolve("stat"))
          .flatMap(ProcessStat::of)
          .ifPresent(process -> processes.put(key(process), process));
    }
    return new ProcessTimes(processes);
  }

  private static String key(ProcessStat process) {
    return process.pid() + "@" + process.startTicks();
  }

  /**
   * Seconds of CPU time that foreign processes used from this reading to a later one; NaN where no
   * foreign process can be seen.
   *
   * @param self the id of this JVM's process
   */
  double foreignSecondsUntil(ProcessTimes end, long self) {
    Set<Long> ours = end.familyOf(self);
    Map<Long, Long> bequeathed = bequeathedUntil(end);
    boolean seen = false;
    long nanos = 0;
    for (Map.Entry<String, ProcessStat> entry : end.processes.entrySet()) {
      ProcessStat before = processes.get(entry.getKey());
      ProcessStat after = entry.getValue();
      if (before != null && !ours.contains(after.pid()) && isForeign(after)) {
        seen = true;
        long earlier = before.nanos() + bequeathed.getOrDefault(after.pid(), 0L);
        nanos += Math.max(0, after.nanos() - earlier);
      }
    }
    return seen ? nanos / NANOS_PER_SECOND : Double.NaN;
  }

  /**
   * What processes that end until then have used before, by the process that inherits it: the next
   * of its ancestors that goes on, whose own figure jumps by a whole life when it has waited for
   * its child.
   */
  private Map<Long, Long> bequeathedUntil(ProcessTimes end) {
    Map<Long, ProcessStat> byPid = new HashMap<>();
    processes.values().forEach(process -> byPid.put(process.pid(), process));
    Map<Long, Long> bequeathed = new HashMap<>();
    for (ProcessStat process : processes.values()) {
      if (!end.processes.containsKey(key(process))) {
        ProcessStat heir = byPid.get(process.parent());
        while (heir != null && !end.processes.containsKey(key(heir))) {
          heir = byPid.get(heir.parent());
        }
        if (heir != null) {
          bequeathed.merge(heir.pid(), process.nanos(), Long::sum);
        }
      }
    }
    return bequeathed;
  }

  /** Kernel threads and what init inherits may work for us. */
  private static boolean isForeign(ProcessStat process) {
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
