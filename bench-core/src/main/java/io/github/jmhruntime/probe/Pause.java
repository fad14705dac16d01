package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.EngineException;

/** Time that passes while something is at work. */
final class Pause {

  private Pause() {}

  static void of(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted", e);
    }
  }
}
