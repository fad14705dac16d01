package io.github.jmhruntime.engine.docker;

import io.github.jmhruntime.profile.Image;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The two ways to build an image: on what was pulled, or on the distribution's packages. */
final class BuildVariant {

  private static final String DOCKERFILE = "Dockerfile";
  private static final String ON_PULLED = "pulled.Dockerfile";

  private BuildVariant() {}

  /** The image as it is built on its pulled reference; empty where that is used as it is. */
  static Optional<Image> onPulled(Image image) {
    return of(image, ON_PULLED);
  }

  /** The image as it is built on the base image; empty where it cannot be. */
  static Optional<Image> onPackages(Image image) {
    return of(image, DOCKERFILE);
  }

  private static Optional<Image> of(Image image, String dockerfile) {
    String text = image.buildContext().get(dockerfile);
    if (text == null) {
      return Optional.empty();
    }
    Map<String, String> files = new HashMap<>(image.buildContext());
    files.remove(ON_PULLED);
    files.put(DOCKERFILE, text);
    return Optional.of(
        new Image(
            image.name(),
            image.title(),
            image.reference(),
            image.references(),
            Map.copyOf(files),
            image.command(),
            image.stopSignal(),
            image.ready()));
  }
}
