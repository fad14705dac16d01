package io.github.jmhruntime.workload.cpu;

import io.github.jmhruntime.host.FoundBy;
import io.github.jmhruntime.host.HostProcess;
import io.github.jmhruntime.host.HostProcess.ControlGroup;
import io.github.jmhruntime.host.ProcessTable;
import io.github.jmhruntime.host.SandboxProcesses;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Measures how much CPU time running containers take. Each reading takes milliseconds of this
 * process: not for a timed region.
 */
public final class CpuMeter {

  private static final Pattern FULL_ID = Pattern.compile("[0-9a-f]{64}");

  private final Path proc;
  private final Path cgroups;
  private final long self;

  CpuMeter(Path proc, Path cgroups, long self) {
    this.proc = proc;
    this.cgroups = cgroups;
    this.self = self;
  }

  /** The meter of this host. */
  public static CpuMeter ofHost() {
    return new CpuMeter(Path.of("/proc"), Path.of("/sys/fs/cgroup"), ProcessHandle.current().pid());
  }

  /**
   * Begins to measure.
   *
   * @param containerIds the full ids of running containers
   * @throws IllegalStateException when a container has no process
   */
  public CpuInterval begin(Collection<String> containerIds) {
    return new CpuInterval(this, containerIds, read(containerIds));
  }

  /**
   * Measures containers from their start on; nothing is read now.
   *
   * @param containerIds their full ids
   * @param startNanoTime when they were started, by {@link System#nanoTime}
   */
  public CpuInterval sinceStart(Collection<String> containerIds, long startNanoTime) {
    return new CpuInterval(this, containerIds, new CpuReading(startNanoTime, Map.of(), Map.of()));
  }

  CpuReading read(Collection<String> containerIds) {
    ProcessTable table = ProcessTable.read(proc);
    Map<Long, SandboxMember> members = new HashMap<>();
    for (String id : containerIds) {
      Map<Long, EnumSet<FoundBy>> found = SandboxProcesses.of(id, table, self);
      if (found.isEmpty()) {
        throw new IllegalStateException(
            "container "
                + id
                + " has no process that can be seen on this host; it has ended, or runs elsewhere");
      }
      found.forEach(
          (pid, evidence) ->
              table
                  .process(pid)
                  .flatMap(process -> member(process, table, found, id))
                  .ifPresent(member -> members.merge(pid, member, CpuMeter::better)));
    }
    Map<String, GroupCpu> groups = new HashMap<>();
    for (SandboxMember member : members.values()) {
      String group = member.group();
      if (group != null && !groups.containsKey(group)) {
        GroupCpu.read(Path.of(group)).ifPresent(cpu -> groups.put(group, cpu));
      }
    }
    return new CpuReading(System.nanoTime(), members, groups);
  }

  private Optional<SandboxMember> member(
      HostProcess process, ProcessTable table, Map<Long, EnumSet<FoundBy>> found, String id) {
    return table
        .cpu(process.pid())
        .map(
            cpu ->
                new SandboxMember(
                    cpu,
                    process.parent(),
                    part(process, table, found),
                    group(process, id, found.get(process.pid()))));
  }

  /** What a runtime's process has started is the runtime's as well. */
  private static SandboxPart part(
      HostProcess process, ProcessTable table, Map<Long, EnumSet<FoundBy>> found) {
    SandboxPart part = part(process, found);
    boolean started =
        part == SandboxPart.WORKLOAD
            && table.ancestors(process.pid()).stream()
                .filter(ancestor -> found.containsKey(ancestor.pid()))
                .anyMatch(ancestor -> part(ancestor, found) == SandboxPart.RUNTIME);
    return started ? SandboxPart.RUNTIME : part;
  }

  private static SandboxPart part(HostProcess process, Map<Long, EnumSet<FoundBy>> found) {
    return SandboxPart.of(
        process, found.getOrDefault(process.pid(), EnumSet.noneOf(FoundBy.class)));
  }

  /** Where several containers share a process, the one whose group it is in knows more of it. */
  private static SandboxMember better(SandboxMember one, SandboxMember other) {
    return one.group() != null ? one : other;
  }

  /** The group that is named after the container, else after the pod that it is in. */
  private @Nullable String group(
      HostProcess process, String id, @Nullable EnumSet<FoundBy> evidence) {
    boolean ofPod = evidence != null && evidence.contains(FoundBy.POD);
    return process.cgroups().stream()
        .flatMap(
            group ->
                GroupCpu.folder(cgroups, group, id)
                    .or(() -> ofPod ? folderOfPod(group) : Optional.empty())
                    .stream())
        .map(Path::toString)
        .findFirst()
        .orElse(null);
  }

  private Optional<Path> folderOfPod(ControlGroup group) {
    return FULL_ID
        .matcher(group.path())
        .results()
        .reduce((first, last) -> last)
        .flatMap(id -> GroupCpu.folder(cgroups, group, id.group()));
  }
}
