package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.Quantity;
import io.github.jmhruntime.engine.ContainerState;
import io.github.jmhruntime.engine.PodLives.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a pod, in this project's record of a container. */
final class PodAnswers {

  private static final String OUT_OF_MEMORY = "OOMKilled";
  private static final int KILLED = 137;

  private PodAnswers() {}

  /** The state of one that was made, and not started. */
  static ContainerState created(Pod pod) {
    return state(new PodTrack(pod.getMetadata().getName()), new PodView(pod));
  }

  /** The state of one. */
  static ContainerState state(PodTrack track, PodView view) {
    boolean ended = track.has(Step.GONE) || view.hasEnded();
    boolean outOfMemory =
        view.terminated()
            .map(ContainerStateTerminated::getReason)
            .filter(OUT_OF_MEMORY::equals)
            .isPresent();
    String runtime = view.pod().getSpec().getRuntimeClassName();
    BigDecimal cpus = limit(view.pod(), "cpu");
    BigDecimal memory = limit(view.pod(), "memory");
    return new ContainerState(
        view.pod().getMetadata().getName(),
        ended ? "exited" : view.runs() ? "running" : "created",
        ended ? exitCode(view) : 0,
        outOfMemory,
        ended || track.wasTaken() ? error(track, view) : "",
        runtime == null ? RuntimeClasses.DEFAULT : runtime,
        cpus == null ? null : Double.valueOf(cpus.doubleValue()),
        memory == null ? null : Long.valueOf(memory.longValue()),
        0,
        view.address());
  }

  /** How one has ended, for a message. */
  static String end(PodTrack track, PodView view) {
    String error = error(track, view);
    return "its container has ended (exit code %d%s)"
        .formatted(exitCode(view), error.isEmpty() ? "" : ", " + error);
  }

  /** A container that went with its pod, of which nobody tells how, was killed. */
  private static int exitCode(PodView view) {
    return view.terminated()
        .map(ContainerStateTerminated::getExitCode)
        .orElseGet(() -> view.phase().equals("Succeeded") ? 0 : KILLED);
  }

  private static String error(PodTrack track, PodView view) {
    List<String> parts = new ArrayList<>();
    Trouble pod = Trouble.of(view.reason(), view.message());
    if (!pod.words().isEmpty()) {
      parts.add(pod.toString());
    }
    view.terminated()
        .map(state -> Trouble.of(own(state), state.getMessage()).words())
        .filter(words -> !words.isEmpty())
        .ifPresent(parts::add);
    view.condition("DisruptionTarget").map(PodAnswers::said).ifPresent(parts::add);
    if (track.wasTaken()) {
      parts.add(
          "pod %s was deleted by others, such as whoever drains its node".formatted(track.name()));
    }
    return String.join("; ", parts);
  }

  /** {@code Completed} and {@code Error} say no more than the exit code does. */
  private static String own(ContainerStateTerminated state) {
    String reason = state.getReason();
    return reason == null || List.of("Completed", "Error").contains(reason) ? "" : reason;
  }

  private static String said(PodCondition condition) {
    return Trouble.of(condition.getReason(), condition.getMessage()).words();
  }

  private static @Nullable BigDecimal limit(Pod pod, String resource) {
    Container container = pod.getSpec().getContainers().get(0);
    Map<String, Quantity> limits =
        container.getResources() == null ? null : container.getResources().getLimits();
    Quantity quantity = limits == null ? null : limits.get(resource);
    return quantity == null ? null : Quantity.getAmountInBytes(quantity);
  }
}
