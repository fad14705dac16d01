package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.TemporaryContainer;
import io.github.jmhruntime.host.HostProcess;
import io.github.jmhruntime.host.ProcessRights;
import io.github.jmhruntime.host.SandboxProcesses;
import java.util.ArrayList;
import java.util.List;

/**
 * A container's sandbox as the host sees it, without the shim, which belongs to the engine.
 *
 * @param members its processes
 */
record Sandbox(List<Member> members) {

  /**
   * A process of it.
   *
   * @param name its program
   * @param rights what the host lets it do
   */
  record Member(String name, ProcessRights rights) {}

  static Sandbox of(TemporaryContainer container) {
    List<Member> members = new ArrayList<>();
    for (HostProcess process : SandboxProcesses.of(container.id())) {
      if (!process.isShim()) {
        ProcessRights.of(process.pid())
            .ifPresent(rights -> members.add(new Member(process.name(), rights)));
      }
    }
    return new Sandbox(List.copyOf(members));
  }
}
