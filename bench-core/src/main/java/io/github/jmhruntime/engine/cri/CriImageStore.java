package io.github.jmhruntime.engine.cri;

import io.github.jmhruntime.engine.BuildVariant;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.engine.ImageStore;
import io.github.jmhruntime.engine.ProvidedImage;
import io.github.jmhruntime.engine.ProvidedImage.Origin;
import io.github.jmhruntime.engine.cri.proto.ImageSpec;
import io.github.jmhruntime.engine.cri.proto.ImageStatusRequest;
import io.github.jmhruntime.engine.cri.proto.ImageStatusResponse;
import io.github.jmhruntime.engine.cri.proto.PullImageRequest;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.Image;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Images of an engine behind CRI: present, else pulled, else built by Docker and imported. */
final class CriImageStore implements ImageStore {

  private static final Duration PULL_LIMIT = Duration.ofMinutes(5);

  private final CriConnection connection;
  private final EngineChoice choice;

  CriImageStore(CriConnection connection, EngineChoice choice) {
    this.connection = connection;
    this.choice = choice;
  }

  @Override
  public ProvidedImage provide(Image image, EventHandler events) {
    List<String> reasons = new ArrayList<>();
    return present(image)
        .or(() -> pulled(image, events, reasons))
        .or(() -> imported(image, events, reasons))
        .orElseThrow(() -> ImageStore.notProvided(image, connection.endpoint(), reasons));
  }

  private Optional<ProvidedImage> present(Image image) {
    Optional<BuildVariant> onPulled = BuildVariant.onPulled(image);
    Optional<ProvidedImage> found =
        onPulled.isPresent()
            ? onPulled.flatMap(built -> find(image, built.tag(), Origin.PRESENT))
            : find(image, image.reference(), Origin.PRESENT);
    return found.or(
        () ->
            BuildVariant.onPackages(image)
                .flatMap(built -> find(image, built.tag(), Origin.PRESENT)));
  }

  /** What is built on a pulled image is Docker's work as well. */
  private Optional<ProvidedImage> pulled(Image image, EventHandler events, List<String> reasons) {
    if (BuildVariant.onPulled(image).isPresent()) {
      return Optional.empty();
    }
    events.handle(new Event.Step("pulling " + image.reference()));
    PullImageRequest request =
        PullImageRequest.newBuilder().setImage(spec(image.reference())).build();
    try {
      var unused =
          connection.images("pull " + image.reference(), PULL_LIMIT, cri -> cri.pullImage(request));
      return find(image, image.reference(), Origin.PULLED);
    } catch (EngineException e) {
      reasons.add("it cannot be pulled: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** The Docker Engine is the machine's, or a private one, and only runs as long as it builds. */
  private Optional<ProvidedImage> imported(Image image, EventHandler events, List<String> reasons) {
    EngineChoice docker = choice.ofThisMachine();
    try (EngineSession builder = Engines.installed().open(docker, List.of(), events)) {
      ProvidedImage built = builder.engine().images().provide(image, events);
      events.handle(new Event.Step("importing " + built.reference()));
      ImageImport.of(builder.engine().images(), built.reference(), connection.socket());
      return find(image, built.reference(), Origin.BUILT);
    } catch (EngineException e) {
      reasons.add("no Docker Engine can provide it for an import: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<ProvidedImage> find(Image image, String reference, Origin origin) {
    ImageStatusRequest request = ImageStatusRequest.newBuilder().setImage(spec(reference)).build();
    ImageStatusResponse answer =
        connection.images(
            "look for image " + reference, connection.limit(), cri -> cri.imageStatus(request));
    if (!answer.hasImage()) {
      return Optional.empty();
    }
    var found = answer.getImage();
    String digest = found.getRepoDigestsCount() == 0 ? found.getId() : found.getRepoDigests(0);
    return Optional.of(new ProvidedImage(image.name(), reference, digest, origin, found.getSize()));
  }

  private static ImageSpec spec(String reference) {
    return ImageSpec.newBuilder().setImage(reference).build();
  }
}
