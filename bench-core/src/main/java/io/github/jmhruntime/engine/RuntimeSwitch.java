package io.github.jmhruntime.engine;

import org.jspecify.annotations.Nullable;

/** Makes the containers that are created from now on run under a chosen runtime. */
public interface RuntimeSwitch extends AutoCloseable {

  /**
   * Chooses a runtime.
   *
   * @param engineName the engine's name for it
   * @return the name that every {@link ContainerSpec} must carry, or null where the engine's
   *     default is now that runtime
   */
  @Nullable String select(String engineName);

  /** Puts the engine back as it was. */
  @Override
  void close();

  /** One by which every container names its runtime; nothing about the engine changes. */
  static RuntimeSwitch byName() {
    return new ByName();
  }

  /** How a runtime is chosen. */
  enum Mode {
    /** Every container names its runtime; nothing about the engine changes. */
    CONTAINER,
    /** The engine's default runtime is rewritten and reloaded. */
    DAEMON
  }
}
