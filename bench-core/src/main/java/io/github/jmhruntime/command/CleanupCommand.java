package io.github.jmhruntime.command;

import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.TemporaryFolder;
import java.time.Duration;

/** Removes everything that runs left behind whose process died. */
public final class CleanupCommand {

  private static final Duration CALL_LIMIT = Duration.ofSeconds(30);

  private CleanupCommand() {}

  /**
   * Cleans up temporary files, the private engine, and the containers on the engine that is meant.
   *
   * @param engine {@code auto}, {@code private}, {@code podman}, or an endpoint
   */
  public static Outcome run(String engine, EventHandler events) {
    return run(engine, events, Engines.installed());
  }

  static Outcome run(String engine, EventHandler events, Engines engines) {
    EngineChoice choice = EngineChoice.of("-Dengine", engine, CALL_LIMIT);
    boolean swept = TemporaryFolders.sweep(TemporaryFolder.base(), events);
    boolean removed = engines.cleanUp(choice, events) || swept;
    return Outcome.of(removed ? "cleaned up" : "there was nothing to clean up");
  }
}
