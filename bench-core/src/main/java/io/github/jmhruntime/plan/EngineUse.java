package io.github.jmhruntime.plan;

import io.github.jmhruntime.engine.RuntimeSwitch;
import java.time.Duration;

/**
 * Which engine is used, and how.
 *
 * @param engine what a user asks for: {@code auto}, {@code private} or an endpoint; in a plan the
 *     endpoint
 * @param switchMode how the runtime is switched
 * @param changeDaemon whether a daemon that is not ours may be reconfigured
 * @param callLimit the time that the engine has to answer one call
 */
public record EngineUse(
    String engine, RuntimeSwitch.Mode switchMode, boolean changeDaemon, Duration callLimit) {

  /** The same of the engine that listens there. */
  public EngineUse at(String endpoint) {
    return new EngineUse(endpoint, switchMode, changeDaemon, callLimit);
  }
}
