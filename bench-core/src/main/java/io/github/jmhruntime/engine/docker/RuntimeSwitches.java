package io.github.jmhruntime.engine.docker;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.RuntimeSwitch;

/** Opens the switch of a chosen mode. */
final class RuntimeSwitches {

  private RuntimeSwitches() {}

  /**
   * Opens a switch.
   *
   * @param engine the engine whose containers are to run under a chosen runtime
   * @param mayChangeDaemon whether the user agrees that their own daemon's configuration is
   *     changed; the private engine's is changed without asking
   * @throws EngineException when the daemon must not be changed, or cannot be
   */
  static RuntimeSwitch open(DockerEngine engine, RuntimeSwitch.Mode mode, boolean mayChangeDaemon) {
    if (mode == RuntimeSwitch.Mode.CONTAINER) {
      return RuntimeSwitch.byName();
    }
    if (!mayChangeDaemon && !engine.labels().contains(DockerEngine.PRIVATE_LABEL)) {
      throw new EngineException(
          "switching by daemon would change the configuration of the engine at %s, which is your"
                  .formatted(engine.connection().endpoint())
              + " own; allow that explicitly, or switch by container");
    }
    return DaemonSwitch.open(engine);
  }
}
