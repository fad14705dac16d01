package io.github.jmhruntime.workload.cpu;

import io.github.jmhruntime.host.CpuTime;
import io.github.jmhruntime.host.HostProcess.ControlGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The CPU time that a control group accounts for: all that was ever in it.
 *
 * @param nanos {@code cpuacct.usage} (version 1) or {@code usage_usec} (version 2)
 * @param divided into user and system, more coarsely: {@code cpuacct.stat} or {@code cpu.stat}
 */
record GroupCpu(long nanos, CpuTime divided) {

  static final GroupCpu NONE = new GroupCpu(0, CpuTime.NONE);

  private static final long NANOS_PER_TICK = 10_000_000;
  private static final long NANOS_PER_MICRO = 1_000;

  /**
   * The folder of a control group that accounts for CPU time.
   *
   * @param root where control groups are mounted, such as {@code /sys/fs/cgroup}
   * @param id what the group is named after
   */
  static Optional<Path> folder(Path root, ControlGroup group, String id) {
    Path mount = group.controllers().contains("cpuacct") ? root.resolve("cpuacct") : root;
    boolean accounts = !mount.equals(root) || group.controllers().isEmpty();
    return group
        .namedAfter(id)
        .filter(path -> accounts)
        .map(mount::resolve)
        .filter(folder -> Files.exists(folder.resolve("cpuacct.usage")) || isUnified(folder));
  }

  /**
   * Reads what a group accounts for.
   *
   * @return nothing where it has been removed
   */
  static Optional<GroupCpu> read(Path folder) {
    try {
      if (isUnified(folder)) {
        Map<String, Long> stat = stat(folder.resolve("cpu.stat"));
        return Optional.of(
            new GroupCpu(
                value(stat, "usage_usec", folder) * NANOS_PER_MICRO,
                new CpuTime(
                    value(stat, "user_usec", folder) * NANOS_PER_MICRO,
                    value(stat, "system_usec", folder) * NANOS_PER_MICRO)));
      }
      Map<String, Long> ticks = stat(folder.resolve("cpuacct.stat"));
      return Optional.of(
          new GroupCpu(
              Long.parseLong(Files.readString(folder.resolve("cpuacct.usage")).trim()),
              new CpuTime(
                  value(ticks, "user", folder) * NANOS_PER_TICK,
                  value(ticks, "system", folder) * NANOS_PER_TICK)));
    } catch (IOException e) {
      if (Files.exists(folder)) {
        throw new UncheckedIOException("cannot read the control group " + folder, e);
      }
      return Optional.empty();
    }
  }

  /** What it has accounted for since an earlier reading. */
  CpuTime since(GroupCpu earlier) {
    return divided.without(earlier.divided).scaledTo(Math.max(0, nanos - earlier.nanos));
  }

  private static boolean isUnified(Path folder) {
    return Files.exists(folder.resolve("cgroup.controllers"));
  }

  private static Map<String, Long> stat(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(words -> words[0], words -> Long.parseLong(words[1])));
  }

  private static long value(Map<String, Long> stat, String key, Path folder) {
    Long value = stat.get(key);
    if (value == null) {
      throw new IllegalStateException("the control group " + folder + " does not say its " + key);
    }
    return value;
  }
}
