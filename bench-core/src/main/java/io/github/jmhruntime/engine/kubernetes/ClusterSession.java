package io.github.jmhruntime.engine.kubernetes;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Workplace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A cluster for as long as a run uses it; it ends the runs that it has begun. */
final class ClusterSession implements EngineSession {

  private final KubernetesEngine engine;
  private final @Nullable Workplace workplace;
  private boolean closed;

  /**
   * Opens it.
   *
   * @param workplace where drivers work, or null where this machine is the node
   */
  ClusterSession(KubernetesEngine engine, @Nullable Workplace workplace) {
    this.engine = engine;
    this.workplace = workplace;
  }

  @Override
  public ContainerEngine engine() {
    return engine;
  }

  @Override
  public Optional<Workplace> workplace() {
    return Optional.ofNullable(workplace);
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
