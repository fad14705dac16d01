package io.github.jmhruntime.engine.cri;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.engine.ContainerState;
import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.engine.cri.proto.ContainerStatus;
import io.github.jmhruntime.engine.cri.proto.ContainerStatusResponse;
import io.github.jmhruntime.engine.cri.proto.PodSandboxStatus;
import io.github.jmhruntime.engine.cri.proto.RuntimeHandler;
import io.github.jmhruntime.engine.cri.proto.StatusResponse;
import io.github.jmhruntime.engine.cri.proto.VersionResponse;
import io.github.jmhruntime.host.HostFacts;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The engine's answers, in this project's records. */
final class CriAnswers {

  private static final String OUT_OF_MEMORY = "OOMKilled";

  private CriAnswers() {}

  /** An engine with a Unix socket runs on this machine, whose facts are the engine's. */
  static EngineInfo info(
      String endpoint, VersionResponse version, StatusResponse status, HostFacts host) {
    JsonNode config = Verbose.read(status.getInfoMap(), "config");
    JsonNode containerd = config.path("containerd");
    return new EngineInfo(
        endpoint,
        version.getRuntimeName(),
        version.getRuntimeVersion().replaceFirst("^v", ""),
        version.getRuntimeApiVersion(),
        Map.of(),
        text(host.kernel()),
        text(host.distribution()),
        containerd.path("snapshotter").asText(),
        "2".equals(host.cgroups()) ? "2" : "1",
        usesSystemd(status) ? "systemd" : "cgroupfs",
        Objects.requireNonNullElse(host.cpus(), 0),
        Objects.requireNonNullElse(host.memoryBytes(), 0L),
        handlers(status, containerd.path("runtimes")),
        containerd.path("defaultRuntimeName").asText());
  }

  /** Engines say so themselves from CRI of Kubernetes 1.30 on. */
  private static Map<String, String> handlers(StatusResponse status, JsonNode configured) {
    Map<String, String> handlers = new TreeMap<>();
    for (RuntimeHandler handler : status.getRuntimeHandlersList()) {
      if (!handler.getName().isEmpty()) {
        handlers.put(handler.getName(), "");
      }
    }
    configured
        .fields()
        .forEachRemaining(
            each ->
                handlers.put(
                    each.getKey(), each.getValue().path("options").path("BinaryName").asText()));
    return handlers;
  }

  /** Whether it puts containers into slices of systemd. */
  static boolean usesSystemd(StatusResponse status) {
    JsonNode config = Verbose.read(status.getInfoMap(), "config");
    return config.path("systemdCgroup").asBoolean()
        || config.at("/containerd/runtimes/runc/options/SystemdCgroup").asBoolean();
  }

  static ContainerState state(ContainerStatusResponse answer, PodSandboxStatus sandbox) {
    ContainerStatus status = answer.getStatus();
    JsonNode info = Verbose.read(answer.getInfoMap(), "info");
    JsonNode resources = info.at("/runtimeSpec/linux/resources");
    String address = sandbox.getNetwork().getIp();
    return new ContainerState(
        status.getId(),
        status(status),
        status.getExitCode(),
        status.getReason().equals(OUT_OF_MEMORY),
        status.getMessage(),
        sandbox.getRuntimeHandler(),
        cpus(resources.path("cpu")),
        positive(resources.path("memory").path("limit")),
        info.path("pid").asLong(),
        address.isEmpty() ? null : address);
  }

  private static String status(ContainerStatus status) {
    return switch (status.getState()) {
      case CONTAINER_CREATED -> "created";
      case CONTAINER_RUNNING -> "running";
      case CONTAINER_EXITED -> "exited";
      default -> "unknown";
    };
  }

  private static @Nullable Double cpus(JsonNode cpu) {
    Long quota = positive(cpu.path("quota"));
    Long period = positive(cpu.path("period"));
    return quota == null || period == null ? null : (double) quota / period;
  }

  private static @Nullable Long positive(JsonNode number) {
    return number.asLong() > 0 ? Long.valueOf(number.asLong()) : null;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
