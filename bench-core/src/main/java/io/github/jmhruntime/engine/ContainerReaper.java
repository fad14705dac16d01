package io.github.jmhruntime.engine;

import java.util.List;

/**
 * Removes containers that runs left on an engine, with their volumes, networks and images, also
 * where a hanging runtime keeps the engine from removing them. It never touches anything without
 * {@link ContainerSpec#RUN_LABEL}.
 */
public interface ContainerReaper {

  /** Removes every container of one run. */
  Reaped reapRun(String runId);

  /**
   * Removes every container of any run whose creating process is dead. What a living process
   * created stays, and so does what another machine created over the network.
   */
  Reaped reapDead();

  /**
   * Removes one container of a run; where its runtime hangs, the processes of its sandbox are
   * killed first. Nothing is left of it on the machine when this returns. One that someone else has
   * removed, or is removing, counts as removed.
   *
   * @throws EngineException when it cannot be removed, with the processes that are left
   */
  void remove(String id);

  /**
   * What was done.
   *
   * @param removed ids of the containers that are gone
   * @param kept what is still there, each with the reason
   */
  record Reaped(List<String> removed, List<String> kept) {}
}
