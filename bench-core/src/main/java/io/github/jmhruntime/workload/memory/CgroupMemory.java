package io.github.jmhruntime.workload.memory;

import io.github.jmhruntime.host.HostProcess.ControlGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a container's control group says that it takes.
 *
 * @param path the control group's folder
 * @param usageBytes {@code memory.usage_in_bytes} (version 1) or {@code memory.current} (version 2)
 * @param fileCacheBytes the part of it that caches files, without shared memory and tmpfs, which
 *     cannot be dropped
 */
public record CgroupMemory(String path, long usageBytes, long fileCacheBytes) {

  /** What it takes without what caches files. */
  public long withoutFileCacheBytes() {
    return usageBytes - fileCacheBytes;
  }

  /**
   * Reads the figures of the control group that is named after a container.
   *
   * @param root where control groups are mounted, such as {@code /sys/fs/cgroup}
   * @param group a control group at or below the container's
   * @return nothing where it has no memory controller, or is outside of this process's view
   */
  static Optional<CgroupMemory> read(Path root, ControlGroup group, String containerId) {
    return group.namedAfter(containerId).flatMap(own -> read(root, own, group.controllers()));
  }

  private static Optional<CgroupMemory> read(Path root, String own, List<String> controllers) {
    if (controllers.contains("memory")) {
      return read(root.resolve("memory").resolve(own), "memory.usage_in_bytes", "total_", "cache");
    }
    return controllers.isEmpty()
        ? read(root.resolve(own), "memory.current", "", "file")
        : Optional.empty();
  }

  private static Optional<CgroupMemory> read(
      Path folder, String usageFile, String prefix, String cache) {
    Path usage = folder.resolve(usageFile);
    if (!Files.exists(usage)) {
      return Optional.empty();
    }
    try {
      Map<String, Long> stat = stat(Files.readAllLines(folder.resolve("memory.stat")));
      return Optional.of(
          new CgroupMemory(
              folder.toString(),
              Long.parseLong(Files.readString(usage).trim()),
              value(stat, prefix + cache, folder) - value(stat, prefix + "shmem", folder)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the control group " + folder, e);
    }
  }

  private static Map<String, Long> stat(List<String> lines) {
    return lines.stream()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(words -> words[0], words -> Long.parseLong(words[1])));
  }

  private static long value(Map<String, Long> stat, String key, Path folder) {
    Long value = stat.get(key);
    if (value == null) {
      throw new IllegalStateException(folder + "/memory.stat has no " + key);
    }
    return value;
  }
}
