package io.github.jmhruntime.engine.cri;

import io.github.jmhruntime.engine.ContainerReaper;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.cri.proto.PodSandbox;
import io.github.jmhruntime.host.HostProcess;
import io.github.jmhruntime.host.Owner;
import io.github.jmhruntime.host.Processes;
import io.github.jmhruntime.host.SandboxProcesses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes pods that runs left, with the processes that a hanging runtime leaves. */
final class CriReaper implements ContainerReaper {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SETTLE = Duration.ofSeconds(1);

  private final PodCalls pods;

  CriReaper(CriConnection connection) {
    this.pods = new PodCalls(connection.within(PATIENCE));
  }

  @Override
  public Reaped reapRun(String runId) {
    return remove(
        ours("").stream()
            .filter(pod -> runId.equals(pod.getLabelsMap().get(ContainerSpec.RUN_LABEL)))
            .toList(),
        new ArrayList<>());
  }

  @Override
  public Reaped reapDead() {
    List<PodSandbox> dead = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (PodSandbox pod : ours("")) {
      Optional<Owner> owner =
          Owner.parse(pod.getLabelsMap().getOrDefault(PodRequests.OWNER_LABEL, ""));
      Instant made = Instant.ofEpochSecond(0, pod.getCreatedAt());
      switch (owner.map(found -> found.lifeHere(made)).orElse(Owner.Life.UNKNOWN)) {
        case DEAD -> dead.add(pod);
        case ALIVE ->
            kept.add(
                "pod %s: process %d, which created it, is alive"
                    .formatted(pod.getId(), owner.map(Owner::pid).orElse(0L)));
        case UNKNOWN ->
            kept.add(
                "pod %s: it was not created on this machine since it has booted; once no run needs it, remove it with crictl rmp -f"
                    .formatted(pod.getId()));
      }
    }
    return remove(dead, kept);
  }

  private List<PodSandbox> ours(String id) {
    return pods.sandboxes(id).stream()
        .filter(pod -> pod.getLabelsMap().containsKey(ContainerSpec.RUN_LABEL))
        .toList();
  }

  private Reaped remove(List<PodSandbox> found, List<String> kept) {
    List<String> removed = new ArrayList<>();
    for (PodSandbox pod : found) {
      try {
        List<String> containers = pods.containersOf(pod.getId());
        remove(pod, containers);
        removed.addAll(containers.isEmpty() ? List.of(pod.getId()) : containers);
      } catch (EngineException e) {
        kept.add("pod %s: %s".formatted(pod.getId(), e.getMessage()));
      }
    }
    return new Reaped(List.copyOf(removed), List.copyOf(kept));
  }

  @Override
  public void remove(String id) {
    Optional<String> sandbox = pods.findSandbox(id);
    if (sandbox.isEmpty()) {
      sweep(id);
      return;
    }
    List<PodSandbox> ours = ours(sandbox.get());
    if (ours.isEmpty() && !pods.sandboxes(sandbox.get()).isEmpty()) {
      throw new EngineException(
          "the pod of container %s carries no label %s, so that it is not removed"
              .formatted(id, ContainerSpec.RUN_LABEL));
    }
    for (PodSandbox pod : ours) {
      remove(pod, List.of(id));
    }
  }

  private void remove(PodSandbox pod, List<String> containers) {
    try {
      pods.removeSandbox(pod.getId(), Pod.of(pod.getAnnotationsMap()));
    } catch (EngineException hangsOrFollowsAFailedStart) {
      containers.forEach(id -> SandboxProcesses.kill(id, SETTLE));
      var unused = SandboxProcesses.kill(pod.getId(), PATIENCE);
      pods.removeSandbox(pod.getId(), Pod.of(pod.getAnnotationsMap()));
    }
    containers.forEach(CriReaper::sweep);
    sweep(pod.getId());
  }

  /** A start that failed may leave its shim and its sandbox, of which the engine knows no more. */
  private static void sweep(String id) {
    boolean ended = Processes.await(SETTLE, () -> SandboxProcesses.of(id).isEmpty());
    List<HostProcess> left = ended ? List.of() : SandboxProcesses.kill(id, PATIENCE);
    if (!left.isEmpty()) {
      throw new EngineException(
          "%s is removed, but processes of its sandbox cannot be killed: %s; use sudo"
              .formatted(
                  id, left.stream().map(process -> process.pid() + " " + process.name()).toList()));
    }
  }
}
