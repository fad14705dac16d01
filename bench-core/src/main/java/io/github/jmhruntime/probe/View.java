package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.EngineException;

/**
 * What a process inside a container sees of where it is.
 *
 * @param said by {@code view.pl}
 */
record View(Said said) {

  static View of(Ended ended, String what) {
    if (!ended.said().has("release")) {
      throw new EngineException(
          "%s that was to look around ended with exit code %d: %s"
              .formatted(what, ended.exitCode(), ended.words()));
    }
    return new View(ended.said());
  }

  /** The release of the kernel that answers its calls. */
  String release() {
    return said.last("release");
  }
}
