package io.github.jmhruntime.engine;

/**
 * An image that the engine has.
 *
 * @param name the image's name in this project
 * @param reference the reference under which the engine knows it
 * @param digest its content's digest: the repository digest where it, or what it was built on, was
 *     pulled, else the image id
 * @param origin where it came from
 * @param sizeBytes its size as the engine says
 */
public record ProvidedImage(
    String name, String reference, String digest, Origin origin, long sizeBytes) {

  /** Where an image came from. */
  public enum Origin {
    PRESENT,
    PULLED,
    BUILT
  }
}
