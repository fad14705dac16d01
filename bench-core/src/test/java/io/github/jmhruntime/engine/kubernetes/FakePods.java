package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.github.jmhruntime.engine.ContainerSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may become of a pod. */
final class FakePods {

  private FakePods() {}

  /** A container like that, in a run. */
  static ContainerSpec spec() {
    return new ContainerSpec(
        "redis:7",
        List.of("/entry"),
        List.of("--port", "$(PORT)"),
        "gvisor",
        1.5,
        268_435_456L,
        Map.of(ContainerSpec.RUN_LABEL, FakeCluster.RUN),
        Map.of("A", "b"),
        List.of(),
        "SIGTERM");
  }

  static Pod with(Pod pod, PodStatus status) {
    return new PodBuilder(pod)
        .editSpec()
        .withNodeName("node-a")
        .endSpec()
        .withStatus(status)
        .build();
  }

  static Pod running(Pod pod) {
    return with(
        pod,
        new PodStatusBuilder()
            .withPhase("Running")
            .withPodIP("10.1.2.3")
            .addNewCondition()
            .withType("Ready")
            .withStatus("True")
            .endCondition()
            .addNewContainerStatus()
            .withImageID("docker.io/library/redis@sha256:1234")
            .withNewState()
            .withNewRunning("2026-11-26T15:00:00Z")
            .endState()
            .endContainerStatus()
            .build());
  }

  static Pod waiting(Pod pod, String reason, @Nullable String message) {
    return with(
        pod,
        new PodStatusBuilder()
            .withPhase("Pending")
            .addNewContainerStatus()
            .withNewState()
            .withNewWaiting(message, reason)
            .endState()
            .endContainerStatus()
            .build());
  }

  static Pod ended(Pod pod, int exitCode, String reason, @Nullable String message) {
    return with(
        pod,
        new PodStatusBuilder()
            .withPhase(exitCode == 0 ? "Succeeded" : "Failed")
            .addNewContainerStatus()
            .withNewState()
            .withNewTerminated()
            .withExitCode(exitCode)
            .withReason(reason)
            .withMessage(message)
            .withStartedAt("2026-11-26T15:00:00Z")
            .endTerminated()
            .endState()
            .endContainerStatus()
            .build());
  }

  static Pod failed(Pod pod, String reason, String message) {
    return with(
        pod,
        new PodStatusBuilder().withPhase("Failed").withReason(reason).withMessage(message).build());
  }
}
