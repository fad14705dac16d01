package io.github.jmhruntime.engine;

import java.util.Optional;

/**
 * The engine that a run uses, for as long as it does; a private engine ends with it.
 *
 * <p>{@link #close} may be called from any thread and more than once, so that a shutdown hook can.
 */
public interface EngineSession extends AutoCloseable {

  /** The engine, as the measurement sees it. */
  ContainerEngine engine();

  /** Where drivers of a run work; empty where that is this machine. */
  default Optional<Workplace> workplace() {
    return Optional.empty();
  }

  /** What another JVM hands to {@link Engines#connect} to use the same engine. */
  String endpoint();

  @Override
  void close();
}
