package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.PodLives.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks a node for an image by a short pod of it, which a kubelet pulls where it may. */
final class ImageProbe {

  private static final Duration PULL_LIMIT = Duration.ofMinutes(5);

  /** Whoever waits for that has the image, whatever is wrong with its command. */
  private static final Set<String> HAVING =
      Set.of(
          "RunContainerError",
          "CreateContainerError",
          "CreateContainerConfigError",
          "CrashLoopBackOff");

  private final Cluster cluster;
  private final RunRoot root;

  ImageProbe(Cluster cluster, RunRoot root) {
    this.cluster = cluster;
    this.root = root;
  }

  /**
   * What a node says of an image.
   *
   * @param digest the digest of the one that it has, or empty
   * @param trouble why it has none, or null
   */
  record Answer(String digest, @Nullable Trouble trouble) {}

  /**
   * Asks it. Nothing is left afterwards.
   *
   * @param pulled whether the node may pull it
   */
  Answer ask(String node, String reference, boolean pulled) {
    String run = "image-" + PodManifest.unique();
    PodManifest manifest = new PodManifest(node, PodManifest.unique(), true, false);
    try (ClusterPods pods = new ClusterPods(cluster, root, manifest)) {
      String id = pods.create(spec(run, reference), pod -> pulledWhere(pulled, pod));
      try {
        PodTrack track = pods.submit(id);
        boolean decided =
            track.await(
                each -> has(each) || each.hasEnded() || PodTroubles.hopeless(each).isPresent(),
                System.nanoTime() + (pulled ? PULL_LIMIT : cluster.limit()).toNanos());
        return answer(track, decided);
      } finally {
        pods.remove(id);
      }
    } finally {
      root.remove(run);
    }
  }

  private Answer answer(PodTrack track, boolean decided) {
    if (decided && has(track)) {
      return new Answer(digest(track), null);
    }
    Trouble trouble =
        PodTroubles.hopeless(track)
            .or(() -> new PodTroubles(cluster).current(track))
            .orElseGet(() -> Trouble.of("", "its kubelet does not say why"));
    return new Answer("", trouble);
  }

  private static boolean has(PodTrack track) {
    Optional<PodView> last = track.last();
    return track.has(Step.STARTED)
        || last.flatMap(PodView::startError).isPresent()
        || last.flatMap(PodView::waiting)
            .map(ContainerStateWaiting::getReason)
            .filter(HAVING::contains)
            .isPresent();
  }

  private static String digest(PodTrack track) {
    return track
        .last()
        .flatMap(PodView::container)
        .map(ContainerStatus::getImageID)
        .map(id -> id.replaceFirst("^[a-z-]+://", ""))
        .orElse("");
  }

  private static Pod pulledWhere(boolean pulled, Pod pod) {
    return pulled
        ? pod
        : new PodBuilder(pod)
            .editSpec()
            .editFirstContainer()
            .withImagePullPolicy("Never")
            .endContainer()
            .endSpec()
            .build();
  }

  private static ContainerSpec spec(String run, String reference) {
    return new ContainerSpec(
        reference,
        List.of(),
        List.of(),
        null,
        null,
        null,
        Map.of(ContainerSpec.RUN_LABEL, run),
        Map.of(),
        List.of(),
        "SIGKILL");
  }
}
