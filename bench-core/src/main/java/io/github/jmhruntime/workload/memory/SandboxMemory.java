package io.github.jmhruntime.workload.memory;

import io.github.jmhruntime.host.FoundBy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one container's sandbox takes.
 *
 * @param containerId the container's full id
 * @param processes its processes, by ascending process id
 * @param cgroup what the container's control group says, or null where it has none
 */
public record SandboxMemory(
    String containerId, List<ProcessMemory> processes, @Nullable CgroupMemory cgroup) {

  /** Keeps a copy of the list. */
  public SandboxMemory {
    processes = List.copyOf(processes);
  }

  /**
   * What one process takes.
   *
   * @param pid its id
   * @param name its program's name
   * @param pssBytes its proportional set size
   * @param swapPssBytes what of it is swapped out, beyond {@code pssBytes}
   * @param foundBy what shows that it belongs to the sandbox
   */
  public record ProcessMemory(
      long pid, String name, long pssBytes, long swapPssBytes, Set<FoundBy> foundBy) {

    /** Keeps a copy of the set. */
    public ProcessMemory {
      foundBy = Set.copyOf(foundBy);
    }

    boolean inCgroup() {
      return foundBy.contains(FoundBy.CGROUP);
    }
  }
}
