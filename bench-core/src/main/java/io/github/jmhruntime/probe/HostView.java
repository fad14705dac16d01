package io.github.jmhruntime.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What of the host a container could have in common with it. */
record HostView(String bootId, Map<String, String> namespaces) {

  private static final Path PROC = Path.of("/proc");

  static HostView here() {
    Map<String, String> namespaces = new LinkedHashMap<>();
    for (Namespace namespace : Namespace.values()) {
      try {
        namespaces.put(
            namespace.file(),
            Files.readSymbolicLink(PROC.resolve("self/ns").resolve(namespace.file())).toString());
      } catch (IOException e) {
        // This kernel has no such namespace.
      }
    }
    return new HostView(text("sys/kernel/random/boot_id"), namespaces);
  }

  private static String text(String file) {
    try {
      return Files.readString(PROC.resolve(file)).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
