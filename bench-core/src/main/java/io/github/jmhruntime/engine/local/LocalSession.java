package io.github.jmhruntime.engine.local;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.docker.DockerEngine;
import org.jspecify.annotations.Nullable;

/** An engine that was found, or the private one, which ends with this. */
final class LocalSession implements EngineSession {

  private final DockerEngine engine;
  private final @Nullable PrivateEngine privateEngine;
  private boolean closed;

  LocalSession(DockerEngine engine, @Nullable PrivateEngine privateEngine) {
    this.engine = engine;
    this.privateEngine = privateEngine;
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
      if (privateEngine != null) {
        privateEngine.close();
      }
    }
  }
}
