package io.github.jmhruntime.workload.cpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A host's {@code /proc} and {@code /sys/fs/cgroup} in a folder, as a test describes it. */
final class FixtureHost {

  private static final long SELF = 900;

  private final Path proc;
  private final Path cgroups;

  FixtureHost(Path folder) throws IOException {
    proc = Files.createDirectories(folder.resolve("proc"));
    cgroups = Files.createDirectories(folder.resolve("cgroup"));
    process(1, 0, "/", 10, 10, 500, 500, "/sbin/init");
    process(SELF, 1, "/", 300, 30, 0, 0, "/usr/bin/java");
  }

  CpuMeter meter() {
    return new CpuMeter(proc, cgroups, SELF);
  }

  /**
   * Adds a process, or says what it has taken since.
   *
   * @param group the path of its control groups
   * @param user its ticks, then those of its ended children
   */
  void process(
      long pid,
      long parent,
      String group,
      long user,
      long system,
      long childUser,
      long childSystem,
      String... command)
      throws IOException {
    Path folder = Files.createDirectories(proc.resolve(String.valueOf(pid)));
    Files.writeString(
        folder.resolve("stat"),
        "%d (a) odd) S %d 1 1 0 -1 4194560 0 0 0 0 %d %d %d %d 20 0 1 0 %d 0 0%n"
            .formatted(pid, parent, user, system, childUser, childSystem, 70 + pid));
    Files.writeString(folder.resolve("cmdline"), String.join("\0", command) + "\0");
    Files.writeString(
        folder.resolve("cgroup"),
        "4:cpu,cpuacct:%1$s\n1:name=systemd:/\n0::%1$s\n".formatted(group));
  }

  void shim(String id, long user, long system, long childUser, long childSystem)
      throws IOException {
    process(
        600,
        1,
        "/",
        user,
        system,
        childUser,
        childSystem,
        "/usr/bin/containerd-shim-runc-v2",
        "-namespace",
        "moby",
        "-id",
        id,
        "-address",
        "/run/x/containerd.sock");
  }

  void ends(long pid) throws IOException {
    try (Stream<Path> files = Files.walk(proc.resolve(String.valueOf(pid)))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  void groupV1(String path, long nanos, long user, long system) throws IOException {
    Path folder = Files.createDirectories(cgroups.resolve("cpuacct" + path));
    Files.writeString(folder.resolve("cpuacct.usage"), nanos + "\n");
    Files.writeString(
        folder.resolve("cpuacct.stat"), "user %d\nsystem %d\n".formatted(user, system));
  }

  void groupV2(String path, long micros, long user, long system) throws IOException {
    Path folder = Files.createDirectories(cgroups.resolve(path.substring(1)));
    Files.writeString(folder.resolve("cgroup.controllers"), "cpu io memory\n");
    Files.writeString(
        folder.resolve("cpu.stat"),
        "usage_usec %d\nuser_usec %d\nsystem_usec %d\nnr_periods 0\n"
            .formatted(micros, user, system));
  }
}
