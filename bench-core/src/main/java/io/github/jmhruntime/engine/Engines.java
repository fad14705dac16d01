package io.github.jmhruntime.engine;

import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * Opens engines. It is the only way to one: adapters are found as services ({@link EngineAdapter}),
 * so that nothing outside of an adapter names it.
 */
public interface Engines {

  /** Those that this class path can open. */
  static Engines installed() {
    return InstalledEngines.ofClassPath();
  }

  /**
   * Finds the engine that is meant, or starts a private one, and removes what dead runs left there.
   *
   * @param runtimes what a private engine registers, where the machine has the binary
   * @param events hears which engine it is, and of every work-around
   * @throws EngineException when there is none and none can be started, with the remedy
   */
  EngineSession open(EngineChoice choice, Collection<RuntimeProfile> runtimes, EventHandler events);

  /**
   * Connects to an engine that another process holds open.
   *
   * @param endpoint what {@link EngineSession#endpoint} said there
   * @param callLimit how long the engine has to answer a call
   * @throws EngineException when no engine answers there
   */
  ContainerEngine connect(String endpoint, Duration callLimit);

  /**
   * The manifest of the smallest rights that runs need on the engine that is meant, or empty where
   * its owner has all.
   */
  default Optional<String> rights(EngineChoice choice) {
    return Optional.empty();
  }

  /**
   * Removes what runs left behind whose process died: a private engine with everything in it, a
   * daemon's changed configuration, and containers on an engine that goes on.
   *
   * @return whether there was anything to remove
   */
  boolean cleanUp(EngineChoice choice, EventHandler events);
}
