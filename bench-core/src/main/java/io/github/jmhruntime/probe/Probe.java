package io.github.jmhruntime.probe;

import io.github.jmhruntime.profile.RuntimeProfile;
import java.util.Optional;

/** Tries one thing under a runtime. */
public interface Probe {

  /** Its name, that of its file in {@code profiles/probes/}. */
  String name();

  /**
   * Tries it. Whatever it creates on the engine carries the label of {@link ProbedRuntime#spec}, so
   * that it is removed afterwards even where this fails.
   *
   * @throws io.github.jmhruntime.engine.EngineException where it could not be tried; that is told
   *     as {@code not run}, with these words
   */
  Found tryUnder(ProbedRuntime runtime);

  /** What the runtime's profile alone says, where nothing can be tried; empty for nothing. */
  default Optional<Found> foreseen(RuntimeProfile profile) {
    return Optional.empty();
  }
}
