package io.github.jmhruntime.engine.podman;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.docker.DockerEngine;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The service of one runtime.
 *
 * @param runtime the runtime's name
 * @param engine what it does over Docker's API
 * @param facts what it says of itself over libpod's
 */
record PodmanService(String runtime, DockerEngine engine, JsonNode facts) implements AutoCloseable {

  /**
   * Opens it, and has libpod say under which runtime its containers run.
   *
   * @param program what it has to call as its runtime
   * @throws EngineException when it is another runtime's
   */
  static PodmanService open(Path socket, String runtime, String program, Duration callLimit) {
    DockerEngine engine = DockerEngine.ofPodman(socket, callLimit);
    try {
      JsonNode facts = engine.libpod("ask for Podman's facts", "/info");
      JsonNode really = facts.at("/host/ociRuntime");
      if (!really.path("name").asText().equals(runtime)
          || !really.path("path").asText().equals(program)) {
        throw new EngineException(
            "the Podman service at %s is to run containers under '%s' (%s), and libpod says that it runs them under '%s' (%s); nothing is measured with it. Start the services anew with -Dengine=podman"
                .formatted(
                    socket,
                    runtime,
                    program,
                    really.path("name").asText(),
                    really.path("path").asText()));
      }
      return new PodmanService(runtime, engine, facts);
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  /** The runtime of a container, as libpod keeps it with the container. */
  String runtimeOf(String id) {
    return engine
        .libpod("ask for the runtime of container " + id, "/containers/" + id + "/json")
        .path("OCIRuntime")
        .asText();
  }

  @Override
  public void close() {
    engine.close();
  }
}
