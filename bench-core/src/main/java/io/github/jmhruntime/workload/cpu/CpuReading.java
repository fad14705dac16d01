package io.github.jmhruntime.workload.cpu;

import io.github.jmhruntime.host.ProcessCpu;
import java.util.Map;
import java.util.Optional;

/**
 * What processes and control groups of sandboxes have taken until a moment.
 *
 * @param nanoTime the moment
 * @param members every process, by its id
 * @param groups every control group, by its folder
 */
record CpuReading(long nanoTime, Map<Long, SandboxMember> members, Map<String, GroupCpu> groups) {

  /** The same process at this reading. */
  Optional<ProcessCpu> same(ProcessCpu process) {
    return Optional.ofNullable(members.get(process.pid()))
        .map(SandboxMember::cpu)
        .filter(process::isSame);
  }
}
