package io.github.jmhruntime.engine.podman;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What whoever connects to the services has to know of them.
 *
 * @param rootless whether they are an ordinary user's
 * @param limits whether a container's CPUs and memory can be limited
 * @param cgroup the parent of every container's control group, empty for Podman's own
 * @param runtimes what each service calls as its runtime, by the runtime's name
 */
record PodmanSetup(boolean rootless, boolean limits, String cgroup, Map<String, String> runtimes) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "podman.json";

  PodmanSetup {
    runtimes = new TreeMap<>(runtimes);
  }

  /** Where the service of a runtime listens. */
  static Path socket(Path folder, String runtime) {
    return folder.resolve(runtime + ".sock");
  }

  static PodmanSetup read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      return JSON.readValue(Files.readString(file), PodmanSetup.class);
    } catch (IOException e) {
      throw new EngineException(
          "there are no Podman services of this project in %s (%s); start them with -Dengine=podman"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  void write(Path folder) throws IOException {
    try {
      Files.writeString(folder.resolve(FILE), JSON.writeValueAsString(this));
    } catch (JsonProcessingException e) {
      throw new AssertionError("a record of strings has a form in JSON", e);
    }
  }
}
