package io.github.jmhruntime.engine.docker;

import com.github.dockerjava.api.command.InspectImageResponse;
import io.github.jmhruntime.engine.BuildVariant;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.ImageStore;
import io.github.jmhruntime.engine.ProvidedImage;
import io.github.jmhruntime.engine.ProvidedImage.Origin;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.Image;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Images of a Docker Engine: present, else pulled, else built. */
final class DockerImageStore implements ImageStore {

  private static final Duration PULL_SILENCE = Duration.ofSeconds(20);
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(15);
  private static final String RUNC = "runc";

  private final DockerConnection connection;
  private final Path temporary;

  DockerImageStore(DockerConnection connection, Path temporary) {
    this.connection = connection;
    this.temporary = temporary;
  }

  @Override
  public ProvidedImage provide(Image image, EventHandler events) {
    List<String> reasons = new ArrayList<>();
    Optional<ProvidedImage> present =
        present(image)
            .or(() -> pulled(image, events, reasons))
            .or(() -> built(image, events, reasons));
    return present.orElseThrow(
        () -> ImageStore.notProvided(image, connection.endpoint().toString(), reasons));
  }

  private Optional<ProvidedImage> present(Image image) {
    Optional<BuildVariant> onPulled = BuildVariant.onPulled(image);
    Optional<ProvidedImage> pulled =
        onPulled.isPresent()
            ? onPulled.flatMap(built -> findOnPulled(built, Origin.PRESENT))
            : find(image, image.reference(), Origin.PRESENT);
    return pulled.or(
        () ->
            BuildVariant.onPackages(image)
                .flatMap(built -> find(image, built.tag(), Origin.PRESENT)));
  }

  private Optional<ProvidedImage> pulled(Image image, EventHandler events, List<String> reasons) {
    try {
      if (Presence.of(connection, image.reference()).isEmpty()) {
        pull(image.reference(), events);
      }
    } catch (EngineException e) {
      reasons.add("it cannot be pulled: " + message(e));
      return Optional.empty();
    }
    Optional<BuildVariant> onPulled = BuildVariant.onPulled(image);
    return onPulled.isPresent()
        ? onPulled.flatMap(built -> builtOnPulled(built, events, reasons))
        : find(image, image.reference(), Origin.PULLED);
  }

  private void pull(String reference, EventHandler events) {
    events.handle(new Event.Step("pulling " + reference));
    try (DockerConnection pulling = DockerConnection.open(connection.endpoint(), PULL_SILENCE)) {
      new ImageTransfer(pulling).pull(reference);
    }
  }

  private Optional<ProvidedImage> builtOnPulled(
      BuildVariant onPulled, EventHandler events, List<String> reasons) {
    try (DockerConnection building = DockerConnection.open(connection.endpoint(), BUILD_LIMIT)) {
      requireRunc();
      build(building, onPulled, events);
      return findOnPulled(onPulled, Origin.PULLED);
    } catch (EngineException e) {
      reasons.add("it was pulled, and what belongs on it cannot be built: " + message(e));
      return Optional.empty();
    }
  }

  private Optional<ProvidedImage> built(Image image, EventHandler events, List<String> reasons) {
    Optional<BuildVariant> onPackages = BuildVariant.onPackages(image);
    if (onPackages.isEmpty()) {
      reasons.add("it cannot be built: its folder has no Dockerfile");
      return Optional.empty();
    }
    try (DockerConnection building = DockerConnection.open(connection.endpoint(), BUILD_LIMIT)) {
      requireRunc();
      new BaseImage(building, temporary).provide(events);
      build(building, onPackages.get(), events);
      return find(image, onPackages.get().tag(), Origin.BUILT);
    } catch (EngineException e) {
      reasons.add("it cannot be built: " + message(e));
      return Optional.empty();
    }
  }

  private void build(DockerConnection building, BuildVariant built, EventHandler events) {
    events.handle(new Event.Step("building " + built.tag()));
    new ImageBuild(building, temporary).build(built);
  }

  @Override
  public void build(Path folder, String reference, EventHandler events) {
    try (DockerConnection building = DockerConnection.open(connection.endpoint(), BUILD_LIMIT)) {
      requireRunc();
      events.handle(new Event.Step("building " + reference));
      new ImageBuild(building, temporary).build(folder, reference, Map.of());
    }
  }

  /** The engine builds under its default runtime, and not every runtime keeps what is written. */
  private void requireRunc() {
    Object runtime =
        connection.call(
            "ask for the default runtime",
            docker -> docker.infoCmd().exec().getRawValues().get("DefaultRuntime"));
    if (!RUNC.equals(runtime)) {
      throw new EngineException(
          "the engine builds under its default runtime, which is '%s', and images are built under"
                  .formatted(runtime)
              + " runc only, since others may lose what a build writes; make runc the default while"
              + " images are built, or pull or build the image yourself");
    }
  }

  /** The image as a tar file, as {@code docker save} has it; the time limit is that of silence. */
  @Override
  public void save(String reference, OutputStream to) {
    connection.copy("save image " + reference, "/images/" + reference + "/get", to);
  }

  private Optional<ProvidedImage> find(Image image, String reference, Origin origin) {
    return Presence.of(connection, reference)
        .map(
            found ->
                new ProvidedImage(
                    image.name(),
                    reference,
                    digest(found),
                    origin,
                    Objects.requireNonNullElse(found.getSize(), 0L)));
  }

  /**
   * Finds what was built on a pulled image. Its digest is that of what was pulled: an id would be
   * another on every machine, while the tag says already what was put on top.
   */
  private Optional<ProvidedImage> findOnPulled(BuildVariant built, Origin origin) {
    Image image = built.image();
    return find(image, built.tag(), origin)
        .map(
            found ->
                find(image, image.reference(), origin)
                    .map(
                        base ->
                            new ProvidedImage(
                                found.name(),
                                found.reference(),
                                base.digest(),
                                origin,
                                found.sizeBytes()))
                    .orElse(found));
  }

  private static String digest(InspectImageResponse image) {
    List<String> digests = image.getRepoDigests();
    return digests == null || digests.isEmpty()
        ? Objects.requireNonNull(image.getId(), "id")
        : digests.get(0);
  }

  private static String message(EngineException e) {
    String message = String.valueOf(e.getMessage());
    return Failures.diskFull(message) && !message.contains("free some space")
        ? message + " (the disk is full; free some space)"
        : message;
  }
}
