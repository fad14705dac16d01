package io.github.jmhruntime.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.engine.EngineException;

/**
 * What listens at a socket of Docker is Podman. Its Docker-compatible API takes a container's
 * {@code HostConfig.Runtime} without a word and does not heed it ({@code
 * pkg/api/handlers/compat/containers_create.go}, up to version 6), so that every fork would run
 * under the same runtime.
 */
public final class PodmanException extends EngineException {

  private static final long serialVersionUID = 1L;

  /** The first component that Podman names in its answer to {@code /version}. */
  private static final String ENGINE = "Podman Engine";

  private static final String RUNTIME = "OCI Runtime ";

  private PodmanException(Endpoint endpoint, String version, String runtime) {
    super(
        "the engine at %s is Podman %s, whose Docker-compatible API ignores the runtime that a container asks for: all of them would run under its own OCI runtime %s, and nothing could be compared. With -Dengine=podman (engine=podman behind -prof container:) this project starts one Podman service per runtime, and asks libpod under which each container ran. Or use a Docker daemon: name its socket with DOCKER_HOST or -Dengine=unix:///PATH, or have one started for the run with -Dengine=private, as root"
            .formatted(endpoint, version, runtime));
  }

  /** Refuses an engine whose answer to {@code /version} says that it is Podman. */
  static void refuse(Endpoint endpoint, JsonNode version) {
    String podman = null;
    String runtime = "";
    for (JsonNode component : version.path("Components")) {
      String name = component.path("Name").asText();
      if (name.equals(ENGINE)) {
        podman = component.path("Version").asText();
      } else if (name.startsWith(RUNTIME)) {
        runtime = name.substring(RUNTIME.length());
      }
    }
    if (podman != null) {
      throw new PodmanException(endpoint, podman, runtime);
    }
  }
}
