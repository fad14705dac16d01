package io.github.jmhruntime.engine;

import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.Image;

/** The images that an engine has, and how it gets those that it has not. */
public interface ImageStore {

  /**
   * Makes an image available: it is used if the engine has it, else pulled by its pinned reference,
   * else built from its Dockerfile, always under runc, on a base image that is bootstrapped from
   * the distribution's packages.
   *
   * @throws EngineException when none of the three is possible, saying why each is not
   */
  ProvidedImage provide(Image image, EventHandler events);
}
