package io.github.jmhruntime.engine.kubernetes;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Workplace;
import java.util.Optional;

/** A cluster for as long as a run uses it; it ends the runs that it has begun. */
final class ClusterSession implements EngineSession {

  private final KubernetesEngine engine;
  private boolean closed;

  ClusterSession(KubernetesEngine engine) {
    this.engine = engine;
  }

  @Override
  public ContainerEngine engine() {
    return engine;
  }

  @Override
  public Optional<Workplace> workplace() {
    return Optional.empty();
  }

  @Override
  public String endpoint() {
    return engine.endpoint();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      engine.close();
    }
  }
}
