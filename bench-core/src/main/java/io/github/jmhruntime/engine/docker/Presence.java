package io.github.jmhruntime.engine.docker;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Optional;

/** Whether an engine has an image. */
final class Presence {

  private Presence() {}

  static Optional<InspectImageResponse> of(DockerConnection connection, String reference) {
    return connection.call(
        "look for image " + reference,
        docker -> {
          try {
            return Optional.of(docker.inspectImageCmd(reference).exec());
          } catch (NotFoundException e) {
            return Optional.empty();
          }
        });
  }
}
