package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a driver's pod ended: by itself, or by something that happened to it. */
final class PodEnd {

  /** What is said of a pod that is not there any more. */
  static final String GONE =
      "its pod is gone: someone has deleted it, or the cluster has, since nobody had put off the run's end for %d minutes"
          .formatted(RunRoot.PATIENCE.toMinutes());

  private static final Set<String> PHASES = Set.of("Succeeded", "Failed");
  private static final Set<String> NEVER_RAN =
      Set.of("StartError", "ContainerCannotRun", "ContainerStatusUnknown", "Error");
  private static final String DISRUPTED = "DisruptionTarget";
  private static final String OUT_OF_MEMORY = "OOMKilled";
  private static final String LATE = "DeadlineExceeded";
  private static final String EVICTED = "Evicted";

  private PodEnd() {}

  /** Whether nothing of it runs any more. */
  static boolean hasEnded(Pod pod) {
    return PHASES.contains(phase(pod)) || terminated(pod).isPresent();
  }

  /** Whether it runs, or has. */
  static boolean hasStarted(Pod pod) {
    return hasEnded(pod) || "Running".equals(phase(pod));
  }

  /**
   * Why a driver is lost whose pod has ended, in the cluster's words; empty where it ended by
   * itself.
   *
   * @param said whether it has written anything
   */
  static Optional<String> lost(Pod pod, boolean said) {
    PodStatus status = pod.getStatus();
    String reason = status.getReason();
    Optional<ContainerStateTerminated> end = terminated(pod);
    if (LATE.equals(reason)) {
      return Optional.of("it took longer than it was given" + words(status.getMessage()));
    }
    if (EVICTED.equals(reason)) {
      return Optional.of("its pod was evicted" + words(status.getMessage()));
    }
    if (end.map(ContainerStateTerminated::getReason).filter(OUT_OF_MEMORY::equals).isPresent()) {
      return Optional.of(
          "it was killed for want of memory (%s); the node has too little, or the namespace a LimitRange that is too narrow"
              .formatted(OUT_OF_MEMORY));
    }
    Optional<String> disruption = disruption(status);
    if (disruption.isPresent()) {
      return disruption;
    }
    if (reason != null && !reason.isEmpty()) {
      return Optional.of("its pod has failed: " + reason + words(status.getMessage()));
    }
    if (isDeleted(pod) && end.map(ContainerStateTerminated::getExitCode).orElse(1) != 0) {
      return Optional.of("its pod was deleted, by someone else or with its node");
    }
    return said ? Optional.empty() : end.flatMap(PodEnd::silent);
  }

  /** Whether someone has asked for its end. */
  static boolean isDeleted(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() != null;
  }

  private static Optional<String> silent(ContainerStateTerminated end) {
    if (end.getExitCode() == null || end.getExitCode() == 0) {
      return Optional.empty();
    }
    String hint =
        end.getReason() != null && NEVER_RAN.contains(end.getReason())
            ? "; the image of -DdriverImage has to have a Java on its PATH and the project in /opt/jmh-runtime, as that of `./bench image` has"
            : "";
    return Optional.of(
        "it ended with exit code %d and has said nothing (%s%s)%s"
            .formatted(end.getExitCode(), end.getReason(), words(end.getMessage()), hint));
  }

  private static Optional<String> disruption(PodStatus status) {
    return status.getConditions().stream()
        .filter(each -> DISRUPTED.equals(each.getType()) && "True".equals(each.getStatus()))
        .map(each -> "its pod was ended: " + each.getReason() + words(each.getMessage()))
        .findFirst();
  }

  private static Optional<ContainerStateTerminated> terminated(Pod pod) {
    List<ContainerStatus> containers =
        pod.getStatus() == null ? List.of() : pod.getStatus().getContainerStatuses();
    return containers.stream()
        .filter(each -> each.getState() != null)
        .flatMap(each -> Optional.ofNullable(each.getState().getTerminated()).stream())
        .findFirst();
  }

  private static @Nullable String phase(Pod pod) {
    return pod.getStatus() == null ? null : pod.getStatus().getPhase();
  }

  private static String words(@Nullable String message) {
    return message == null || message.isBlank() ? "" : ": " + message.strip();
  }
}
