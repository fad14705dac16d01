package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.github.jmhruntime.engine.EngineException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a pod does not start, in the cluster's own words. */
final class PodTroubles {

  private static final Set<String> HOPELESS =
      Set.of(
          "ErrImageNeverPull",
          "InvalidImageName",
          "CreateContainerConfigError",
          "RunContainerError");

  private static final String CREATING = "ContainerCreating";
  private static final String HANDLER = "no runtime for";

  private final Cluster cluster;

  PodTroubles(Cluster cluster) {
    this.cluster = cluster;
  }

  /** What cannot mend itself, of what the pod says; empty where it may yet start. */
  static Optional<Trouble> hopeless(PodTrack track) {
    Optional<PodView> last = track.last();
    return last.flatMap(PodView::waiting)
        .filter(
            waiting ->
                HOPELESS.contains(waiting.getReason())
                    || track.failedPulls() > 1
                    || isMissing(waiting.getMessage()))
        .map(waiting -> Trouble.of(waiting.getReason(), waiting.getMessage()))
        .or(() -> last.flatMap(PodTroubles::notStarted));
  }

  /** An image that a registry does not have, or does not give, is not had by asking again. */
  private static boolean isMissing(@Nullable String message) {
    return message != null
        && message.contains("pull")
        && List.of("not found", "denied", "unauthorized", "authorization failed").stream()
            .anyMatch(message::contains);
  }

  /** What has ended before it ran: its process could not be started, or the kubelet refused it. */
  private static Optional<Trouble> notStarted(PodView view) {
    return view.startError()
        .map(state -> Trouble.of(state.getReason(), state.getMessage()))
        .or(
            () ->
                view.hasEnded() && view.terminated().isEmpty()
                    ? Optional.of(Trouble.of(view.reason(), view.message()))
                    : Optional.empty());
  }

  /** The same of what the kubelet has reported of it, which takes a call. */
  Optional<Trouble> hopelessReport(PodTrack track) {
    return warnings(track)
        .filter(event -> event.getMessage() != null && event.getMessage().contains(HANDLER))
        .map(event -> Trouble.of(event.getReason(), event.getMessage()));
  }

  /** What is known about why a pod does not come on, for a message; empty where nothing is. */
  String of(Pod pod) {
    PodTrack track = new PodTrack(pod.getMetadata().getName());
    track.see(pod, System.nanoTime());
    return hopeless(track).or(() -> current(track)).map(Trouble::toString).orElse("");
  }

  /** What is known about why a pod does not come on; empty where nothing seems to be wrong. */
  Optional<Trouble> current(PodTrack track) {
    Optional<PodView> last = track.last();
    Optional<Trouble> report =
        warnings(track).map(event -> Trouble.of(event.getReason(), event.getMessage()));
    return last.flatMap(PodTroubles::refused)
        .or(() -> report)
        .or(() -> last.flatMap(PodTroubles::waiting))
        .or(() -> last.flatMap(this::node));
  }

  /** What is the matter with its node, which then says nothing more of its pods. */
  private Optional<Trouble> node(PodView view) {
    String name = view.pod().getSpec() == null ? null : view.pod().getSpec().getNodeName();
    if (name == null) {
      return Optional.empty();
    }
    try {
      Node node =
          cluster.repeat("ask for node " + name, client -> client.nodes().withName(name).get());
      return node == null
          ? Optional.of(
              Trouble.of("NodeLost", "the cluster has no node %s any more".formatted(name)))
          : Nodes.objection(node).map(why -> Trouble.of("", "node %s %s".formatted(name, why)));
    } catch (EngineException e) {
      return Optional.empty();
    }
  }

  /** What the scheduler says. */
  private static Optional<Trouble> refused(PodView view) {
    Optional<PodCondition> condition = view.condition("PodScheduled");
    return condition
        .filter(each -> "False".equals(each.getStatus()))
        .map(each -> Trouble.of(each.getReason(), each.getMessage()));
  }

  private static Optional<Trouble> waiting(PodView view) {
    return view.waiting()
        .filter(state -> !CREATING.equals(state.getReason()))
        .map(state -> Trouble.of(state.getReason(), state.getMessage()));
  }

  /** The newest warning of a pod; none where they may not be read. */
  private Optional<Event> warnings(PodTrack track) {
    try {
      return cluster
          .repeat(
              "list the events of pod " + track.name(),
              client ->
                  client
                      .v1()
                      .events()
                      .inNamespace(cluster.namespace())
                      .withField("involvedObject.name", track.name())
                      .list()
                      .getItems())
          .stream()
          .filter(event -> "Warning".equals(event.getType()))
          .max(Comparator.comparing(PodTroubles::time));
    } catch (EngineException e) {
      return Optional.empty();
    }
  }

  private static String time(Event event) {
    if (event.getLastTimestamp() != null) {
      return event.getLastTimestamp();
    }
    return event.getEventTime() == null || event.getEventTime().getTime() == null
        ? ""
        : event.getEventTime().getTime();
  }
}
