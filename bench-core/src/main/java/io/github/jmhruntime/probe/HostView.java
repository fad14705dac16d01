package io.github.jmhruntime.probe;

import io.github.jmhruntime.host.ProcessRights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What of the host a container could have in common with it.
 *
 * @param bootId stands for its boot
 * @param namespaces its namespaces by kind
 */
record HostView(String bootId, Map<String, String> namespaces) {

  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  static HostView here() {
    String bootId;
    try {
      bootId = Files.readString(BOOT_ID).strip();
    } catch (IOException e) {
      bootId = "";
    }
    return new HostView(
        bootId,
        ProcessRights.of(ProcessHandle.current().pid())
            .map(ProcessRights::namespaces)
            .orElse(Map.of()));
  }
}
