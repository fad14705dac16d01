package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerImage;
import io.fabric8.kubernetes.api.model.Node;
import io.github.jmhruntime.engine.BuildVariant;
import io.github.jmhruntime.engine.ImageStore;
import io.github.jmhruntime.engine.ProvidedImage;
import io.github.jmhruntime.engine.ProvidedImage.Origin;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Images of a cluster's nodes: those that they have, and those that they can pull. What this
 * project builds has to be loaded into each, or pushed to where they pull from.
 */
final class ClusterImages implements ImageStore {

  private final List<Node> nodes;
  private final ImageProbe probe;
  private final String endpoint;

  /**
   * Creates it.
   *
   * @param nodes all of them have to have an image
   * @param probe asks a node whether it has an image, or can pull it
   */
  ClusterImages(List<Node> nodes, ImageProbe probe, String endpoint) {
    this.nodes = nodes;
    this.probe = probe;
    this.endpoint = endpoint;
  }

  private record Candidate(String reference, boolean pulled) {}

  @Override
  public ProvidedImage provide(Image image, EventHandler events) {
    List<Candidate> candidates = candidates(image);
    for (Candidate each : candidates) {
      if (nodes.stream().allMatch(node -> listed(node, each.reference()).isPresent())) {
        return provided(image, each.reference(), Origin.PRESENT, "");
      }
    }
    List<String> reasons = new ArrayList<>();
    return candidates.stream()
        .flatMap(each -> probed(image, each, events, reasons).stream())
        .findFirst()
        .orElseThrow(
            () -> {
              reasons.add(
                  "once a run with Docker has built it, `docker save %s | ctr -n k8s.io images import -` loads it into a node"
                      .formatted(candidates.get(candidates.size() - 1).reference()));
              return ImageStore.notProvided(image, endpoint, reasons);
            });
  }

  /** What is built on a pulled image, or on packages, is in no registry. */
  private static List<Candidate> candidates(Image image) {
    List<Candidate> candidates = new ArrayList<>();
    Optional<BuildVariant> onPulled = BuildVariant.onPulled(image);
    candidates.add(
        onPulled
            .map(built -> new Candidate(built.tag(), false))
            .orElseGet(() -> new Candidate(image.reference(), true)));
    BuildVariant.onPackages(image)
        .ifPresent(built -> candidates.add(new Candidate(built.tag(), false)));
    return candidates;
  }

  private Optional<ProvidedImage> probed(
      Image image, Candidate candidate, EventHandler events, List<String> reasons) {
    String digest = "";
    for (Node node : nodes) {
      if (listed(node, candidate.reference()).isPresent()) {
        continue;
      }
      if (candidate.pulled()) {
        events.handle(
            new Event.Step(
                "pulling %s on node %s".formatted(candidate.reference(), Nodes.name(node))));
      }
      ImageProbe.Answer answer =
          probe.ask(Nodes.name(node), candidate.reference(), candidate.pulled());
      if (answer.trouble() != null) {
        reasons.add(
            "node %s has no %s: %s"
                .formatted(Nodes.name(node), candidate.reference(), answer.trouble().words()));
        return Optional.empty();
      }
      digest = answer.digest();
    }
    return Optional.of(
        provided(
            image,
            candidate.reference(),
            candidate.pulled() ? Origin.PULLED : Origin.PRESENT,
            digest));
  }

  private ProvidedImage provided(Image image, String reference, Origin origin, String digest) {
    Optional<ContainerImage> found =
        nodes.stream().flatMap(node -> listed(node, reference).stream()).findFirst();
    return new ProvidedImage(
        image.name(),
        reference,
        digest.isEmpty() ? found.map(ClusterImages::digest).orElse("") : digest,
        origin,
        found.map(ClusterImages::bytes).orElse(0L));
  }

  /** The size of an image, where a node lists it. */
  Optional<Long> listedBytes(String reference) {
    return nodes.stream()
        .flatMap(node -> listed(node, reference).stream())
        .map(ClusterImages::bytes)
        .findFirst();
  }

  /** A node lists its largest images only, by default 50. */
  private static Optional<ContainerImage> listed(Node node, String reference) {
    List<ContainerImage> images = node.getStatus() == null ? null : node.getStatus().getImages();
    return images == null
        ? Optional.empty()
        : images.stream()
            .filter(each -> names(each).stream().anyMatch(name -> ImageName.same(name, reference)))
            .findFirst();
  }

  private static String digest(ContainerImage image) {
    return names(image).stream().filter(name -> name.contains("@")).findFirst().orElse("");
  }

  /** One whose tag another has taken since has none, and says so by {@code null}. */
  private static List<String> names(ContainerImage image) {
    List<String> names = image.getNames();
    return names == null ? List.of() : names;
  }

  private static long bytes(ContainerImage image) {
    return image.getSizeBytes() == null ? 0 : image.getSizeBytes();
  }
}
