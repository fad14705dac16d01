package io.github.jmhruntime.engine;

import java.util.Set;

/** Opens the engines of one kind; found as a service. */
public interface EngineAdapter extends Engines {

  /** What the choices and endpoints begin with that are for it ({@link EngineChoice#scheme}). */
  Set<String> schemes();

  /** How a user writes what it takes, for a message; such as {@code podman}. */
  String form();
}
