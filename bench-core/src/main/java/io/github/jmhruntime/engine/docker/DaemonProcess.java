package io.github.jmhruntime.engine.docker;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.host.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The daemon behind an engine.
 *
 * @param pid its process
 * @param config its configuration file, which need not exist
 */
record DaemonProcess(long pid, Path config) {

  static final Path DEFAULT_CONFIG = Path.of("/etc/docker/daemon.json");

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String CONFIG_OPTION = "--config-file";

  /** The daemon that listens at an endpoint; only root sees which process that is. */
  static DaemonProcess of(Endpoint endpoint) {
    Path socket = endpoint.socket();
    if (socket == null) {
      throw new EngineException(
          "the engine at %s is not on this machine, so that its configuration cannot be changed;"
                  .formatted(endpoint)
              + " switch by container");
    }
    return find(socket)
        .orElseThrow(
            () ->
                new EngineException(
                    "no dockerd is seen behind %s, so that its configuration cannot be changed;"
                            .formatted(endpoint)
                        + " use sudo, or switch by container"));
  }

  static Optional<DaemonProcess> find(Path socket) {
    Set<String> inodes = inodes(socket);
    return ProcessTable.ofThisHost().others(process -> process.name().equals("dockerd")).stream()
        .filter(process -> holds(process.pid(), inodes))
        .map(process -> new DaemonProcess(process.pid(), config(process.command())))
        .findFirst();
  }

  /** Makes the daemon read its configuration again. */
  void reload() {
    ExternalCommand.run(LIMIT, "sh", "-c", "kill -HUP \"$1\"", "sh", Long.toString(pid));
  }

  /** The configuration file that a daemon with this command line reads. */
  static Path config(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals(CONFIG_OPTION) && i + 1 < arguments.size()) {
        return Path.of(arguments.get(i + 1));
      }
      if (argument.startsWith(CONFIG_OPTION + "=")) {
        return Path.of(argument.substring(CONFIG_OPTION.length() + 1));
      }
    }
    return DEFAULT_CONFIG;
  }

  /** What {@code /proc/PID/fd} shows for the sockets of that path. */
  private static Set<String> inodes(Path socket) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/net/unix"))) {
      Path real = socket.toRealPath();
      return lines
          .map(line -> line.strip().split("\\s+", 8))
          .filter(fields -> fields.length == 8 && same(real, fields[7]))
          .map(fields -> "socket:[" + fields[6] + "]")
          .collect(Collectors.toSet());
    } catch (IOException e) {
      return Set.of();
    }
  }

  private static boolean same(Path real, String shown) {
    try {
      return shown.startsWith("/") && real.equals(Path.of(shown).toRealPath());
    } catch (IOException gone) {
      return false;
    }
  }

  private static boolean holds(long pid, Set<String> inodes) {
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return files.anyMatch(file -> inodes.contains(target(file)));
    } catch (IOException notAllowed) {
      return false;
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }
}
