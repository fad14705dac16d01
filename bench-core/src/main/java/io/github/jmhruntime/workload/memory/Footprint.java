package io.github.jmhruntime.workload.memory;

import io.github.jmhruntime.workload.memory.SandboxMemory.ProcessMemory;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What containers take together, by three figures.
 *
 * @param sandboxes each container's
 * @param availableDropBytes by how much the host's available memory has become less; negative where
 *     it has become more
 */
public record Footprint(List<SandboxMemory> sandboxes, long availableDropBytes) {

  /** Keeps a copy of the list. */
  public Footprint {
    sandboxes = List.copyOf(sandboxes);
  }

  /** The sum of PSS over all processes of all sandboxes, each process once. */
  public long pssBytes() {
    return processes().mapToLong(ProcessMemory::pssBytes).sum();
  }

  /** What of these processes is swapped out. */
  public long swapPssBytes() {
    return processes().mapToLong(ProcessMemory::swapPssBytes).sum();
  }

  /** The sum over control groups; 0 where there is none at all. */
  public long cgroupBytes() {
    return cgroups().mapToLong(CgroupMemory::usageBytes).sum();
  }

  /** The sum over control groups, without what caches files. */
  public long cgroupWithoutFileCacheBytes() {
    return cgroups().mapToLong(CgroupMemory::withoutFileCacheBytes).sum();
  }

  /** Where the other figures differ from the PSS by more than a tenth and more than 1 MiB. */
  public List<Disagreement> disagreements() {
    return Disagreement.in(this);
  }

  /** Each process once, although a shim may serve several containers. */
  Stream<ProcessMemory> processes() {
    return sandboxes.stream()
        .flatMap(sandbox -> sandbox.processes().stream())
        .collect(Collectors.toMap(ProcessMemory::pid, process -> process, Footprint::merge))
        .values()
        .stream();
  }

  Stream<CgroupMemory> cgroups() {
    return sandboxes.stream().map(SandboxMemory::cgroup).filter(Objects::nonNull).distinct();
  }

  private static ProcessMemory merge(ProcessMemory one, ProcessMemory other) {
    return one.inCgroup() ? one : other;
  }
}
