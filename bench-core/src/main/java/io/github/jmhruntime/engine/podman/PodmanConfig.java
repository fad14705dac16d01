package io.github.jmhruntime.engine.podman;

import io.github.jmhruntime.engine.local.PrivateEnginePlaces;
import io.github.jmhruntime.engine.local.RuntimeRegistration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The services' configuration. Nothing of the machine's own is read where it could be changed. */
final class PodmanConfig {

  /** Podman's own default where it may raise its limits, which not every machine lets root do. */
  private static final long MOST_FILES = 1_048_576;

  private PodmanConfig() {}

  static Path containers(PrivateEnginePlaces places) {
    return places.run().resolve("containers.conf");
  }

  static Path registries(PrivateEnginePlaces places) {
    return places.run().resolve("registries.conf");
  }

  static Path networks(PrivateEnginePlaces places) {
    return places.run().resolve("networks");
  }

  /** containers.conf. Podman gives containers limits that it may not have itself. */
  static String containers(
      PrivateEnginePlaces places, NetworkBackend backend, List<RuntimeRegistration> runtimes)
      throws IOException {
    long files = Math.min(MOST_FILES, hardLimit("Max open files"));
    long processes = Math.min(pidMax(), hardLimit("Max processes"));
    return """
        [containers]
        log_driver = "k8s-file"
        default_sysctls = []
        default_ulimits = ["nofile=%1$d:%1$d", "nproc=%2$d:%2$d"]
        pids_limit = 0

        [network]
        network_backend = "%3$s"
        network_config_dir = "%4$s"
        default_network = "podman"
        %5$s
        [engine]
        cgroup_manager = "cgroupfs"
        events_logger = "file"
        runtime = "runc"

        [engine.runtimes]
        %6$s
        """
        .formatted(
            files,
            processes,
            backend.podmanName(),
            networks(places),
            backend.settings(),
            runtimes.stream()
                .map(runtime -> "%s = [\"%s\"]".formatted(runtime.engineName(), runtime.path()))
                .collect(Collectors.joining("\n")));
  }

  /** registries.conf: names without a registry are Docker Hub's, as on a Docker Engine. */
  static String registries() {
    return """
        unqualified-search-registries = ["docker.io"]
        short-name-mode = "disabled"
        """;
  }

  /** In one read, as the kernel gives away this file's content once only. */
  private static long pidMax() throws IOException {
    return Long.parseLong(Files.readAllLines(Path.of("/proc/sys/kernel/pid_max")).get(0));
  }

  private static long hardLimit(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/limits")).stream()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length()).strip().split("\\s+")[1])
        .filter(limit -> !limit.equals("unlimited"))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(MOST_FILES);
  }
}
