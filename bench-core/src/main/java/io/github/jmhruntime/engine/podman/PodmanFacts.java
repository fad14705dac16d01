package io.github.jmhruntime.engine.podman;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.engine.EngineInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What libpod says of itself, in this project's words. */
final class PodmanFacts {

  private static final String PRODUCT = "Podman";

  private PodmanFacts() {}

  /** Of services that share all but their runtimes. */
  static EngineInfo of(String endpoint, PodmanSetup setup, List<PodmanService> services) {
    JsonNode facts = services.get(0).facts();
    JsonNode host = facts.path("host");
    Map<String, String> runtimes = new TreeMap<>();
    Map<String, String> components = new TreeMap<>();
    for (PodmanService service : services) {
      JsonNode runtime = service.facts().at("/host/ociRuntime");
      runtimes.put(service.runtime(), runtime.path("path").asText());
      components.put(service.runtime(), firstLine(runtime.path("version")));
    }
    components.put("conmon", firstLine(host.at("/conmon/version")));
    components.put("rootless", String.valueOf(setup.rootless()));
    components.put("network", network(setup, host));
    return new EngineInfo(
        endpoint,
        PRODUCT,
        facts.at("/version/Version").asText(),
        facts.at("/version/APIVersion").asText(),
        components,
        host.path("kernel").asText(),
        "%s %s"
            .formatted(
                host.at("/distribution/distribution").asText(),
                host.at("/distribution/version").asText()),
        facts.at("/store/graphDriverName").asText(),
        host.path("cgroupVersion").asText().replace("v", ""),
        host.path("cgroupManager").asText(),
        host.path("cpus").asInt(),
        host.path("memTotal").asLong(),
        runtimes,
        "runc");
  }

  private static String network(PodmanSetup setup, JsonNode host) {
    return setup.rootless()
        ? firstLine(host.at("/slirp4netns/version"))
            + ": a TCP/IP stack in a process beside each container is part of what its network costs"
        : "a bridge, by " + host.path("networkBackend").asText();
  }

  private static String firstLine(JsonNode text) {
    return text.asText().lines().findFirst().orElse("");
  }
}
