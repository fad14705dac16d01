package io.github.jmhruntime.engine.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.NetworkSettings;
import com.github.dockerjava.api.model.RuntimeInfo;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.api.model.VersionComponent;
import io.github.jmhruntime.engine.ContainerState;
import io.github.jmhruntime.engine.EngineInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The engine's answers, from docker-java's words into this project's records. */
final class Answers {

  private static final double NANOS = 1e9;

  private Answers() {}

  static EngineInfo info(String endpoint, String apiVersion, Info info, Version version) {
    Map<String, String> components = new TreeMap<>();
    if (version.getComponents() != null) {
      for (VersionComponent component : version.getComponents()) {
        components.put(component.getName(), component.getVersion());
      }
    }
    Map<String, String> runtimes = new TreeMap<>();
    for (Map.Entry<String, RuntimeInfo> runtime : info.getRuntimes().entrySet()) {
      runtimes.put(runtime.getKey(), text(runtime.getValue().getPath()));
    }
    return new EngineInfo(
        endpoint,
        EngineInfo.DOCKER,
        text(info.getServerVersion()),
        apiVersion,
        components,
        text(info.getKernelVersion()),
        text(info.getOperatingSystem()),
        text(info.getDriver()),
        Objects.requireNonNullElse(info.getCGroupVersion(), "1"),
        text(info.getCGroupDriver()),
        Objects.requireNonNullElse(info.getNCPU(), 0),
        Objects.requireNonNullElse(info.getMemTotal(), 0L),
        runtimes,
        text(info.getRawValues().get("DefaultRuntime")));
  }

  static ContainerState state(InspectContainerResponse answer, String network) {
    InspectContainerResponse.ContainerState state = answer.getState();
    HostConfig host = answer.getHostConfig();
    return new ContainerState(
        answer.getId(),
        text(state.getStatus()),
        Objects.requireNonNullElse(state.getExitCodeLong(), 0L).intValue(),
        Boolean.TRUE.equals(state.getOOMKilled()),
        text(state.getError()),
        text(host.getRuntime()),
        host.getNanoCPUs() == null || host.getNanoCPUs() == 0 ? null : host.getNanoCPUs() / NANOS,
        host.getMemory() == null || host.getMemory() == 0 ? null : host.getMemory(),
        Objects.requireNonNullElse(state.getPidLong(), 0L),
        address(answer.getNetworkSettings(), network));
  }

  /** The first gateway of a network over IPv4. */
  static Optional<String> gateway(Network network) {
    return Stream.ofNullable(network.getIpam())
        .flatMap(ipam -> Stream.ofNullable(ipam.getConfig()))
        .flatMap(List::stream)
        .flatMap(config -> Stream.ofNullable(config.getGateway()))
        .filter(gateway -> gateway.contains("."))
        .findFirst();
  }

  private static @Nullable String address(@Nullable NetworkSettings settings, String network) {
    if (settings == null || settings.getNetworks() == null) {
      return null;
    }
    ContainerNetwork joined = settings.getNetworks().get(network);
    String address = joined == null ? null : joined.getIpAddress();
    return address == null || address.isEmpty() ? null : address;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
