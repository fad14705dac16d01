package io.github.jmhruntime.engine.podman;

import io.github.jmhruntime.engine.local.PrivateEnginePlaces;
import io.github.jmhruntime.host.HostProcess;
import io.github.jmhruntime.host.ProcessTable;
import io.github.jmhruntime.host.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The process by which Podman without root holds the user and mount namespace of its services. It
 * outlives them, and nothing of its command line tells whose it is; Podman writes its id down.
 */
final class PauseProcess {

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final List<String> NAMES = List.of("catatonit", "podman");

  private PauseProcess() {}

  /** Where Podman writes its id down. */
  static Path file(PrivateEnginePlaces places) {
    return ServicesScript.libpod(places).resolve("pause.pid");
  }

  /** Ends that of the services in these places, where there is one. */
  static void end(PrivateEnginePlaces places) {
    var unused = Processes.kill(LIMIT, () -> find(places).stream().toList());
  }

  private static Optional<HostProcess> find(PrivateEnginePlaces places) {
    try {
      long pid = Long.parseLong(Files.readString(file(places)).strip());
      return ProcessTable.ofThisHost()
          .process(pid)
          .filter(process -> NAMES.contains(process.name()));
    } catch (IOException | NumberFormatException none) {
      return Optional.empty();
    }
  }
}
