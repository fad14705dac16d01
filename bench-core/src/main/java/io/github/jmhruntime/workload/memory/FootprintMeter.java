package io.github.jmhruntime.workload.memory;

import io.github.jmhruntime.host.AvailableMemory;
import io.github.jmhruntime.host.FoundBy;
import io.github.jmhruntime.host.HostProcess;
import io.github.jmhruntime.host.ProcessTable;
import io.github.jmhruntime.host.ProportionalSet;
import io.github.jmhruntime.host.SandboxProcesses;
import io.github.jmhruntime.workload.memory.SandboxMemory.ProcessMemory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how much memory containers take. Reading takes milliseconds: not for a timed region. */
public final class FootprintMeter {

  private final Path proc;
  private final Path cgroups;
  private final long self;

  FootprintMeter(Path proc, Path cgroups, long self) {
    this.proc = proc;
    this.cgroups = cgroups;
    this.self = self;
  }

  /** The meter of this host; reading what other users' processes take needs root. */
  public static FootprintMeter ofHost() {
    return new FootprintMeter(
        Path.of("/proc"), Path.of("/sys/fs/cgroup"), ProcessHandle.current().pid());
  }

  /** How much memory the host has available now; to be asked before containers start. */
  public long availableBytes() {
    return AvailableMemory.bytes(proc);
  }

  /**
   * Measures running containers.
   *
   * @param containerIds their full ids
   * @param availableBeforeBytes {@link #availableBytes} before they were started
   * @throws IllegalArgumentException when an id is not a full one
   * @throws IllegalStateException when a container has no process, or this user may not read one
   */
  public Footprint measure(Collection<String> containerIds, long availableBeforeBytes) {
    long drop = availableBeforeBytes - availableBytes();
    ProcessTable table = ProcessTable.read(proc);
    List<SandboxMemory> sandboxes = new ArrayList<>();
    for (String id : containerIds) {
      if (!id.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException(
            "container id '" + id + "' must be the full one of 64 hexadecimal digits");
      }
      sandboxes.add(sandbox(id, table));
    }
    return new Footprint(sandboxes, drop);
  }

  private SandboxMemory sandbox(String id, ProcessTable table) {
    Map<Long, EnumSet<FoundBy>> found = SandboxProcesses.of(id, table, self);
    List<ProcessMemory> processes = new ArrayList<>();
    found.forEach(
        (pid, evidence) ->
            table
                .process(pid)
                .flatMap(process -> memory(process, table, evidence))
                .ifPresent(processes::add));
    if (processes.isEmpty()) {
      throw new IllegalStateException(
          "container " + id + " has no process on this host; it has ended, or runs elsewhere");
    }
    return new SandboxMemory(id, processes, cgroup(id, found, table));
  }

  private static Optional<ProcessMemory> memory(
      HostProcess process, ProcessTable table, EnumSet<FoundBy> evidence) {
    Optional<ProportionalSet> set = table.proportionalSet(process.pid());
    return set.map(
        s -> new ProcessMemory(process.pid(), process.name(), s.bytes(), s.swapBytes(), evidence));
  }

  private @Nullable CgroupMemory cgroup(
      String id, Map<Long, EnumSet<FoundBy>> found, ProcessTable table) {
    return found.keySet().stream()
        .map(table::process)
        .flatMap(Optional::stream)
        .flatMap(process -> process.cgroups().stream())
        .distinct()
        .map(group -> CgroupMemory.read(cgroups, group, id))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }
}
