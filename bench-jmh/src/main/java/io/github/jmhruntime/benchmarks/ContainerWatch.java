package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerState;
import io.github.jmhruntime.engine.EngineException;
import java.util.List;

/**
 * Looks at what has become of containers.
 *
 * @param engine the engine that they are on
 * @param runtime the engine's name for the runtime that is measured
 * @param limits the name of the limits that they run under
 */
record ContainerWatch(ContainerEngine engine, String runtime, String limits) {

  private static final int LAST_LINES = 5;

  /**
   * Fails unless the container runs, and runs under the runtime that is being measured. An engine
   * may report a start as done although the container has ended at once.
   */
  void requireRunning(String id) {
    ContainerState state = requireRuntime(id);
    if (!state.running()) {
      throw new EngineException(
          "container %s is %s (code %d%s) although it was started; its last output: %s"
              .formatted(
                  id,
                  state.status(),
                  state.exitCode(),
                  state.outOfMemory() ? ", out of memory" : "",
                  lastOutput(id)));
    }
  }

  /** Fails unless the container runs, and nothing in it was killed for want of memory. */
  void requireUnharmed(String id) {
    requireRunning(id);
    if (engine.inspect(id).outOfMemory()) {
      throw new EngineException(
          "a process of container %s was killed, out of memory under the limits '%s'; its last output: %s"
              .formatted(id, limits, lastOutput(id)));
    }
  }

  /** Fails unless the engine holds the container under the runtime that is being measured. */
  ContainerState requireRuntime(String id) {
    ContainerState state = engine.inspect(id);
    requireMeasured("container " + id, state.runtime());
    return state;
  }

  /** Fails unless that is the runtime that is being measured. */
  void requireMeasured(String what, String found) {
    if (!found.equals(runtime)) {
      throw new EngineException(
          "%s ran under '%s' although '%s' was asked for".formatted(what, found, runtime));
    }
  }

  /** The last lines that the container has written. */
  List<String> lastOutput(String id) {
    return engine.logs(id, LAST_LINES);
  }
}
