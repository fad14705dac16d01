package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an API server says of a pod with one container, where any part may be missing. */
record PodView(Pod pod) {

  private static final Set<String> OVER = Set.of("Succeeded", "Failed");
  private static final Set<String> NOT_STARTED = Set.of("StartError", "ContainerCannotRun");

  /** The phase, or empty where there is none yet. */
  String phase() {
    return pod.getStatus() == null || pod.getStatus().getPhase() == null
        ? ""
        : pod.getStatus().getPhase();
  }

  /** Why the pod as a whole ended or cannot go on, such as {@code Evicted}; empty for nothing. */
  String reason() {
    return pod.getStatus() == null || pod.getStatus().getReason() == null
        ? ""
        : pod.getStatus().getReason();
  }

  /** More of the same. */
  String message() {
    return pod.getStatus() == null || pod.getStatus().getMessage() == null
        ? ""
        : pod.getStatus().getMessage();
  }

  /** The container's status, where the kubelet has told it. */
  Optional<ContainerStatus> container() {
    return pod.getStatus() == null || pod.getStatus().getContainerStatuses() == null
        ? Optional.empty()
        : pod.getStatus().getContainerStatuses().stream().findFirst();
  }

  private Optional<ContainerState> state() {
    return container().map(ContainerStatus::getState);
  }

  /** What the container waits for. */
  Optional<ContainerStateWaiting> waiting() {
    return state().map(ContainerState::getWaiting);
  }

  /** How the container has ended. */
  Optional<ContainerStateTerminated> terminated() {
    return state().map(ContainerState::getTerminated);
  }

  /** Whether the container runs. */
  boolean runs() {
    return !hasEnded() && state().map(ContainerState::getRunning).isPresent();
  }

  /** Whether the container, or the pod without it, has ended. */
  boolean hasEnded() {
    return terminated().isPresent() || OVER.contains(phase());
  }

  /** Whether the container has run, or does. */
  boolean hasStarted() {
    return runs() || terminated().isPresent() && startError().isEmpty();
  }

  /** How its first process could not be started. */
  Optional<ContainerStateTerminated> startError() {
    return terminated().filter(state -> NOT_STARTED.contains(state.getReason()));
  }

  /** Whether the scheduler has given it a node. */
  boolean isScheduled() {
    return pod.getSpec() != null && pod.getSpec().getNodeName() != null;
  }

  /** Whether the cluster says that it is ready to serve. */
  boolean isReady() {
    return condition("Ready").map(PodCondition::getStatus).filter("True"::equals).isPresent();
  }

  /** Whether its deletion has been asked for. */
  boolean isBeingDeleted() {
    return pod.getMetadata().getDeletionTimestamp() != null;
  }

  /** A condition of it. */
  Optional<PodCondition> condition(String type) {
    return conditions().stream().filter(each -> type.equals(each.getType())).findFirst();
  }

  private List<PodCondition> conditions() {
    return pod.getStatus() == null || pod.getStatus().getConditions() == null
        ? List.of()
        : pod.getStatus().getConditions();
  }

  /** Its address, or null while it has none. */
  @Nullable String address() {
    return pod.getStatus() == null ? null : pod.getStatus().getPodIP();
  }
}
