package io.github.jmhruntime.engine.cri;

import static io.github.jmhruntime.engine.cri.CriEngine.name;

import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.cri.proto.Container;
import io.github.jmhruntime.engine.cri.proto.ContainerFilter;
import io.github.jmhruntime.engine.cri.proto.ContainerState;
import io.github.jmhruntime.engine.cri.proto.ContainerStatus;
import io.github.jmhruntime.engine.cri.proto.ContainerStatusRequest;
import io.github.jmhruntime.engine.cri.proto.ContainerStatusResponse;
import io.github.jmhruntime.engine.cri.proto.CreateContainerRequest;
import io.github.jmhruntime.engine.cri.proto.ListContainersRequest;
import io.github.jmhruntime.engine.cri.proto.ListPodSandboxRequest;
import io.github.jmhruntime.engine.cri.proto.PodSandbox;
import io.github.jmhruntime.engine.cri.proto.PodSandboxConfig;
import io.github.jmhruntime.engine.cri.proto.PodSandboxFilter;
import io.github.jmhruntime.engine.cri.proto.PodSandboxStatus;
import io.github.jmhruntime.engine.cri.proto.PodSandboxStatusRequest;
import io.github.jmhruntime.engine.cri.proto.RemoveContainerRequest;
import io.github.jmhruntime.engine.cri.proto.RemovePodSandboxRequest;
import io.github.jmhruntime.engine.cri.proto.RunPodSandboxRequest;
import io.github.jmhruntime.engine.cri.proto.StartContainerRequest;
import io.github.jmhruntime.engine.cri.proto.StopContainerRequest;
import io.github.jmhruntime.engine.cri.proto.StopPodSandboxRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** CRI's calls about pods and their containers, each by itself. */
final class PodCalls {

  private final CriConnection connection;
  private final GroupDriver limits;
  private final Map<String, String> sandboxes = new ConcurrentHashMap<>();

  PodCalls(CriConnection connection) {
    this.connection = connection;
    this.limits = new GroupDriver(connection);
  }

  /** A pod that runs, and in which a container can be created. */
  record Sandbox(String id, Pod pod, PodSandboxConfig config) {}

  /** Runs a sandbox and creates a container in it; nothing is left where one of both fails. */
  String create(ContainerSpec spec) {
    Sandbox sandbox = run(spec);
    try {
      return create(sandbox, spec);
    } catch (EngineException e) {
      suppressed(e, () -> removeSandbox(sandbox.id(), Optional.of(sandbox.pod())));
      throw e;
    }
  }

  /** RunPodSandbox. */
  Sandbox run(ContainerSpec spec) {
    Pod pod = Pod.make(spec, limits.asPaths());
    PodSandboxConfig config = PodRequests.sandbox(pod, spec);
    String handler = Objects.requireNonNullElse(spec.runtime(), "");
    RunPodSandboxRequest request =
        RunPodSandboxRequest.newBuilder().setConfig(config).setRuntimeHandler(handler).build();
    try {
      String id =
          connection
              .call("run a pod under '" + handler + "'", cri -> cri.runPodSandbox(request))
              .getPodSandboxId();
      return new Sandbox(id, pod, config);
    } catch (EngineException e) {
      suppressed(e, pod::delete);
      throw e;
    }
  }

  /** CreateContainer. */
  String create(Sandbox sandbox, ContainerSpec spec) {
    CreateContainerRequest request =
        CreateContainerRequest.newBuilder()
            .setPodSandboxId(sandbox.id())
            .setConfig(PodRequests.container(sandbox.pod(), spec))
            .setSandboxConfig(sandbox.config())
            .build();
    String id =
        connection
            .call("create a container from " + spec.image(), cri -> cri.createContainer(request))
            .getContainerId();
    sandboxes.put(id, sandbox.id());
    return id;
  }

  /** StartContainer. */
  void start(String id) {
    var request = StartContainerRequest.newBuilder().setContainerId(id).build();
    var unused = connection.call("start " + name(id), cri -> cri.startContainer(request));
  }

  /** StopContainer: kills it once the grace has passed. */
  void stop(String id, Duration grace) {
    var request =
        StopContainerRequest.newBuilder().setContainerId(id).setTimeout(grace.toSeconds()).build();
    var unused =
        connection.call(
            "stop " + name(id), connection.limit().plus(grace), cri -> cri.stopContainer(request));
  }

  /** RemoveContainer, which does nothing where there is none. */
  void removeContainer(String id) {
    var request = RemoveContainerRequest.newBuilder().setContainerId(id).build();
    var unused = connection.call("remove " + name(id), cri -> cri.removeContainer(request));
  }

  /** StopPodSandbox, which does nothing where there is none. */
  void stopSandbox(String sandbox) {
    var request = StopPodSandboxRequest.newBuilder().setPodSandboxId(sandbox).build();
    var unused = connection.call("stop " + pod(sandbox), cri -> cri.stopPodSandbox(request));
  }

  /** RemovePodSandbox, which does nothing where there is none. */
  void removeSandbox(String sandbox) {
    var request = RemovePodSandboxRequest.newBuilder().setPodSandboxId(sandbox).build();
    var unused = connection.call("remove " + pod(sandbox), cri -> cri.removePodSandbox(request));
  }

  /** Stops and removes a sandbox with all that is in it, and what was made for it. */
  void removeSandbox(String sandbox, Optional<Pod> pod) {
    stopSandbox(sandbox);
    removeSandbox(sandbox);
    pod.ifPresent(Pod::delete);
  }

  /** Removes a container and its sandbox. */
  void remove(String id) {
    Optional<String> sandbox = findSandbox(id);
    if (sandbox.isEmpty()) {
      return;
    }
    if (!hasEnded(id)) {
      stop(id, Duration.ZERO);
    }
    removeContainer(id);
    removeSandbox(sandbox.get(), podOf(sandbox.get()));
    sandboxes.remove(id);
  }

  ContainerStatus status(String id) {
    return status(id, false).getStatus();
  }

  ContainerStatusResponse verboseStatus(String id) {
    return status(id, true);
  }

  private ContainerStatusResponse status(String id, boolean verbose) {
    var request =
        ContainerStatusRequest.newBuilder().setContainerId(id).setVerbose(verbose).build();
    return connection.call("inspect " + name(id), cri -> cri.containerStatus(request));
  }

  /** Whether a container does not run any more, or is gone. */
  boolean hasEnded(String id) {
    try {
      return status(id).getState() == ContainerState.CONTAINER_EXITED;
    } catch (EngineException e) {
      if (CriFailures.isNotFound(e)) {
        return true;
      }
      throw e;
    }
  }

  /** The id of a container's sandbox. */
  String sandboxOf(String id) {
    return findSandbox(id)
        .orElseThrow(() -> new EngineException("the engine has no %s".formatted(name(id))));
  }

  Optional<String> findSandbox(String id) {
    String known = sandboxes.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<String> found =
        containers(ContainerFilter.newBuilder().setId(id).build()).stream()
            .map(Container::getPodSandboxId)
            .findFirst();
    found.ifPresent(sandbox -> sandboxes.put(id, sandbox));
    return found;
  }

  /** The containers of a sandbox. */
  List<String> containersOf(String sandbox) {
    return containers(ContainerFilter.newBuilder().setPodSandboxId(sandbox).build()).stream()
        .map(Container::getId)
        .toList();
  }

  private List<Container> containers(ContainerFilter filter) {
    var request = ListContainersRequest.newBuilder().setFilter(filter).build();
    return connection
        .call("list containers", cri -> cri.listContainers(request))
        .getContainersList();
  }

  PodSandboxStatus sandboxStatus(String sandbox) {
    var request = PodSandboxStatusRequest.newBuilder().setPodSandboxId(sandbox).build();
    return connection
        .call("inspect " + pod(sandbox), cri -> cri.podSandboxStatus(request))
        .getStatus();
  }

  /** The pods of that id, or all for an empty one. */
  List<PodSandbox> sandboxes(String id) {
    var request =
        ListPodSandboxRequest.newBuilder()
            .setFilter(PodSandboxFilter.newBuilder().setId(id))
            .build();
    return connection.call("list pods", cri -> cri.listPodSandbox(request)).getItemsList();
  }

  /** What was made for a sandbox. */
  Optional<Pod> podOf(String sandbox) {
    return sandboxes(sandbox).stream()
        .findFirst()
        .flatMap(found -> Pod.of(found.getAnnotationsMap()));
  }

  private static void suppressed(EngineException failure, Runnable cleanUp) {
    try {
      cleanUp.run();
    } catch (EngineException further) {
      failure.addSuppressed(further);
    }
  }

  private static String pod(String sandbox) {
    return "pod " + (sandbox.length() > 12 ? sandbox.substring(0, 12) : sandbox);
  }
}
