package io.github.jmhruntime.engine;

import io.github.jmhruntime.profile.Image;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One of the two ways to build an image: on what was pulled, or on the distribution's packages.
 *
 * @param image the image with the Dockerfile of that way
 * @param base the reference of the image that it is built on
 */
public record BuildVariant(Image image, String base) {

  private static final String DOCKERFILE = "Dockerfile";
  private static final String ON_PULLED = "pulled.Dockerfile";

  /** The image as it is built on its pulled reference; empty where that is used as it is. */
  public static Optional<BuildVariant> onPulled(Image image) {
    return of(image, ON_PULLED).map(built -> new BuildVariant(built, image.reference()));
  }

  /** The image as it is built on the base image of this machine; empty where it cannot be. */
  public static Optional<BuildVariant> onPackages(Image image) {
    return of(image, DOCKERFILE)
        .map(built -> new BuildVariant(built, DistributionBase.reference()));
  }

  /** Its tag; it changes with everything that the build reads. */
  public String tag() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(base.getBytes(StandardCharsets.UTF_8));
      new TreeMap<>(image.buildContext())
          .forEach(
              (path, content) -> {
                digest.update(("\0" + path + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(content.getBytes(StandardCharsets.UTF_8));
              });
      String hash = HexFormat.of().formatHex(digest.digest()).substring(0, 12);
      return "jmh-runtime/" + image.name() + ":" + hash;
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JVM has SHA-256", e);
    }
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
