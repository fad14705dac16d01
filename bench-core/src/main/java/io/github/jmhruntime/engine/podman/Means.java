package io.github.jmhruntime.engine.podman;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.docker.ExternalCommand;
import io.github.jmhruntime.engine.local.PrivateEnginePlaces;
import io.github.jmhruntime.host.Programs;
import io.github.jmhruntime.host.ThisUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the machine has that Podman needs.
 *
 * @param rootless whether it is an ordinary user who runs it
 */
record Means(boolean rootless) {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String PACKAGES =
      "apt-get install podman runc conmon containernetworking-plugins iproute2 util-linux, and without root uidmap and slirp4netns too";

  /**
   * Looks for it.
   *
   * @throws EngineException when something is missing, with all that is and the remedy
   */
  static Means require() {
    boolean rootless = !ThisUser.isRoot();
    List<String> missing = new ArrayList<>();
    List<String> programs =
        rootless
            ? List.of("podman", "runc", "setsid", "sh", "newuidmap", "newgidmap", "slirp4netns")
            : List.of("podman", "runc", "setsid", "sh", "unshare", "ip");
    programs.stream()
        .filter(program -> !Programs.exist(program))
        .map("%s is not on the PATH"::formatted)
        .forEach(missing::add);
    if (rootless && !System.getenv().getOrDefault("XDG_RUNTIME_DIR", "").startsWith("/")) {
      missing.add(
          "XDG_RUNTIME_DIR, where Podman keeps what runs, is not set, as it is by a login (`loginctl enable-linger` makes the folder without one)");
    }
    if (rootless && !Files.isWritable(Path.of("/dev/net/tun"))) {
      missing.add(
          "this user may not open /dev/net/tun, by which slirp4netns makes a container's network (sudo chmod 666 /dev/net/tun)");
    }
    if (!missing.isEmpty()) {
      throw refusal(missing);
    }
    return new Means(rootless);
  }

  /** The network of this Podman; asked for where it may leave what it always leaves. */
  NetworkBackend backend(PrivateEnginePlaces places) {
    ProcessBuilder program = ExternalCommand.prepare("podman", "--version");
    program.environment().put("XDG_RUNTIME_DIR", places.execRoot().toString());
    String said = ExternalCommand.run(LIMIT, program).strip();
    NetworkBackend backend = NetworkBackend.of(said.substring(said.lastIndexOf(' ') + 1));
    if (!rootless && backend == NetworkBackend.CNI && !NetworkBackend.hasPlugins()) {
      throw refusal(List.of("no plugin 'bridge' for container networks is there"));
    }
    return backend;
  }

  private static EngineException refusal(List<String> missing) {
    return new EngineException(
        "-Dengine=podman: Podman cannot be started: %s; %s"
            .formatted(String.join("; ", missing), PACKAGES));
  }
}
