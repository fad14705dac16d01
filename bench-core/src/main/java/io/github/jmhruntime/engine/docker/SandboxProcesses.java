package io.github.jmhruntime.engine.docker;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The processes of one container's sandbox on this machine. No single sign finds them all under
 * every runtime: some name the container on their command line, some are in its control group, and
 * some are only known as children of its shim.
 */
final class SandboxProcesses {

  /** These serve many containers, or only look at one. */
  private static final Set<String> OTHERS = Set.of("dockerd", "containerd", "docker");

  private SandboxProcesses() {}

  static List<ProcessTable.Entry> of(String containerId, ProcessTable table) {
    return table.withDescendants(
        process ->
            !OTHERS.contains(process.name())
                && (process.mentions(containerId) || process.cgroups().contains(containerId)));
  }

  /** Kills them until none is found any more; returns those that cannot be killed. */
  static List<ProcessTable.Entry> kill(String containerId, Duration limit) {
    Processes.await(
        limit,
        () -> {
          List<ProcessTable.Entry> found = of(containerId, ProcessTable.read());
          Processes.kill(found);
          return found.isEmpty();
        });
    return of(containerId, ProcessTable.read());
  }
}
