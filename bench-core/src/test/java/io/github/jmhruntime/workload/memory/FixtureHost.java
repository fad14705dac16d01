package io.github.jmhruntime.workload.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A host's {@code /proc} and {@code /sys/fs/cgroup} in a folder, as a test describes it. */
final class FixtureHost {

  static final long SELF = 900;
  static final long MIB = 1 << 20;

  private final Path proc;
  private final Path cgroups;

  FixtureHost(Path folder) throws IOException {
    proc = Files.createDirectories(folder.resolve("proc"));
    cgroups = Files.createDirectories(folder.resolve("cgroup"));
    available(16_000);
    process(1, 0, 10, "/", "/sbin/init");
    process(2, 0, -1, "/");
    process(500, 1, 80, "/", "/usr/bin/dockerd", "--config-file", "/run/x/daemon.json");
    process(501, 500, 40, "/", "containerd", "--config", "/run/x/containerd.toml");
    process(800, 1, 5, "/", "bash", "run-benchmarks");
    process(SELF, 800, 300, "/", "/usr/bin/java", "-jar", "benchmarks.jar");
  }

  FootprintMeter meter() {
    return new FootprintMeter(proc, cgroups, SELF);
  }

  void available(long mebibytes) throws IOException {
    Files.writeString(
        proc.resolve("meminfo"),
        "MemTotal:       24000000 kB\nMemFree: 1 kB\nMemAvailable:   "
            + mebibytes * 1024
            + " kB\n");
  }

  /**
   * Adds a process.
   *
   * @param pssMebibytes its PSS; -1 for a process without memory of its own
   * @param cgroup the path of its memory control group, version 1
   */
  void process(long pid, long parent, long pssMebibytes, String cgroup, String... command)
      throws IOException {
    write(pid, parent, pssMebibytes, "4:memory:" + cgroup + "\n1:name=systemd:/\n0::/\n", command);
  }

  /** Adds a process on a host that has control groups of version 2 only. */
  void processV2(long pid, long parent, long pssMebibytes, String cgroup, String... command)
      throws IOException {
    write(pid, parent, pssMebibytes, "0::" + cgroup + "\n", command);
  }

  void cgroupV1(String path, long usage, long cache, long shmem) throws IOException {
    Path folder = Files.createDirectories(cgroups.resolve("memory" + path));
    Files.writeString(folder.resolve("memory.usage_in_bytes"), usage * MIB + "\n");
    Files.writeString(
        folder.resolve("memory.stat"),
        "cache 0\nshmem 0\ntotal_cache %d\ntotal_shmem %d\n".formatted(cache * MIB, shmem * MIB));
  }

  void cgroupV2(String path, long usage, long file, long shmem) throws IOException {
    Path folder = Files.createDirectories(cgroups.resolve(path.substring(1)));
    Files.writeString(folder.resolve("memory.current"), usage * MIB + "\n");
    Files.writeString(
        folder.resolve("memory.stat"),
        "anon 0\nfile %d\nshmem %d\n".formatted(file * MIB, shmem * MIB));
  }

  void shim(long pid, String id) throws IOException {
    process(
        pid,
        1,
        4,
        "/",
        "/usr/bin/containerd-shim-runc-v2",
        "-namespace",
        "moby",
        "-id",
        id,
        "-address",
        "/run/x/containerd.sock");
  }

  static List<Long> pids(SandboxMemory sandbox) {
    return sandbox.processes().stream().map(SandboxMemory.ProcessMemory::pid).toList();
  }

  private void write(long pid, long parent, long pss, String cgroups, String... command)
      throws IOException {
    Path folder = Files.createDirectories(proc.resolve(String.valueOf(pid)));
    Files.writeString(
        folder.resolve("stat"),
        pid
            + " (a) odd (name) S "
            + parent
            + " 1 1 0 -1 4194560 0 0 0 0 1 1 0 0 20 0 1 0 77 0 0\n");
    Files.writeString(
        folder.resolve("cmdline"), command.length == 0 ? "" : String.join("\0", command) + "\0");
    Files.writeString(folder.resolve("cgroup"), cgroups);
    String rollup =
        "5650fa11f000-7ffee0f43000 ---p 00000000 00:00 0                          [rollup]\n"
            + "Rss:             9999999 kB\nPss:         %10d kB\nPss_Dirty:  112 kB\n"
            + "SwapPss:               0 kB\n";
    Files.writeString(folder.resolve("smaps_rollup"), pss < 0 ? "" : rollup.formatted(pss * 1024));
  }
}
