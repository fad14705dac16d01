package io.github.jmhruntime.plan;

import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.engine.RuntimeSwitch;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which engine is used, and how.
 *
 * @param engine what a user asks for: {@code auto}, {@code private}, {@code podman} or an endpoint;
 *     in a plan the endpoint
 * @param identity which engine it was when the run began ({@link EngineInfo#identity}), or null
 *     where that is not known
 * @param switchMode how the runtime is switched
 * @param changeDaemon whether a daemon that is not ours may be reconfigured
 * @param callLimit the time that the engine has to answer one call
 */
public record EngineUse(
    String engine,
    @Nullable String identity,
    RuntimeSwitch.Mode switchMode,
    boolean changeDaemon,
    Duration callLimit) {

  /** As a user asks for it. */
  public EngineUse(
      String engine, RuntimeSwitch.Mode switchMode, boolean changeDaemon, Duration callLimit) {
    this(engine, null, switchMode, changeDaemon, callLimit);
  }

  /** The same of an engine that was found. */
  public EngineUse of(EngineInfo found) {
    return new EngineUse(found.endpoint(), found.identity(), switchMode, changeDaemon, callLimit);
  }

  /** Why figures of that engine do not belong to this run, or empty where they do. */
  public Optional<String> objection(EngineInfo now) {
    return identity == null || identity.equals(now.identity())
        ? Optional.empty()
        : Optional.of(
            "the engine at %s is %s now, and was %s when the run began: what is measured under both cannot be compared"
                .formatted(now.endpoint(), now.identity(), identity));
  }
}
