package io.github.jmhruntime.engine;

import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.Image;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** The images that an engine has, and how it gets those that it has not. */
public interface ImageStore {

  /**
   * Makes an image available: it is used if the engine has it, else pulled by its pinned reference,
   * else built from its Dockerfile, on a base image that is bootstrapped from the distribution's
   * packages. Where there is a {@code pulled.Dockerfile}, that is built on what was pulled. Every
   * build is under runc.
   *
   * @throws EngineException when none of the three is possible, saying why each is not
   */
  ProvidedImage provide(Image image, EventHandler events);

  /**
   * Builds an image under runc from a folder with a {@code Dockerfile}, or finds what it has built
   * of the same content before.
   *
   * @param reference the name and tag by which the engine knows it afterwards
   * @throws EngineException also where the engine builds none
   */
  default void build(Path folder, String reference, EventHandler events) {
    throw new EngineException(
        "this engine builds no images, such as %s; name one that does, such as -Dengine=private"
            .formatted(reference));
  }

  /**
   * Writes an image that the engine has, as a tar file that other engines import.
   *
   * @throws EngineException also where it cannot be written there, or the engine gives none away
   */
  default void save(String reference, OutputStream to) {
    throw new EngineException("this engine gives no images away, such as " + reference);
  }

  /**
   * The refusal to provide an image.
   *
   * @param endpoint where the engine is
   * @param reasons why each way failed, in their order
   */
  static EngineException notProvided(Image image, String endpoint, List<String> reasons) {
    return new EngineException(
        "image '%s' cannot be provided:%n- the engine at %s does not have %s%n- %s"
            .formatted(image.name(), endpoint, image.reference(), String.join("\n- ", reasons)));
  }
}
