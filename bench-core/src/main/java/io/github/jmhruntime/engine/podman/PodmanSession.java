package io.github.jmhruntime.engine.podman;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.EngineSession;
import org.jspecify.annotations.Nullable;

/** Podman services that were found, or those that this process started, which end with it. */
final class PodmanSession implements EngineSession {

  private final PodmanEngine engine;
  private final @Nullable PodmanServices started;
  private boolean closed;

  PodmanSession(PodmanEngine engine, @Nullable PodmanServices started) {
    this.engine = engine;
    this.started = started;
  }

  @Override
  public ContainerEngine engine() {
    return engine;
  }

  @Override
  public String endpoint() {
    return engine.endpoint();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      engine.close();
    } finally {
      if (started != null) {
        started.close();
      }
    }
  }
}
