package io.github.jmhruntime.workload.cpu;

import io.github.jmhruntime.host.FoundBy;
import io.github.jmhruntime.host.HostProcess;
import java.util.Locale;
import java.util.Set;

/** What a process of a sandbox is there for. */
public enum SandboxPart {
  /** The container's own programs, where they are processes of the host. */
  WORKLOAD,
  /**
   * The runtime: {@code runsc-sandbox}, {@code runsc-gofer}, {@code qemu}, {@code virtiofsd} and so
   * on, with what runs inside of them.
   */
  RUNTIME,
  /** The engine's part: {@code containerd-shim}, {@code conmon}. */
  SHIM;

  /** Its name in figures. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Tells by what shows that a process belongs to the sandbox. A runtime's own name the container
   * on their command lines, which no program inside can know beforehand; what is there for a pod as
   * a whole is a part of how it is run.
   */
  static SandboxPart of(HostProcess process, Set<FoundBy> evidence) {
    if (process.isShim()) {
      return SHIM;
    }
    boolean named = evidence.contains(FoundBy.COMMAND_LINE);
    boolean onlyOfPod = evidence.contains(FoundBy.POD) && !evidence.contains(FoundBy.CGROUP);
    return named || onlyOfPod ? RUNTIME : WORKLOAD;
  }
}
