package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The engine that the keeper holds, with the run whose containers it removes at the end. */
final class OpenEngine implements AutoCloseable {

  private final Path temporary;
  private @Nullable EngineSession session;
  private @Nullable String runId;

  /**
   * Creates one that holds none yet.
   *
   * @param temporary the folder for what is only needed while images are made
   */
  OpenEngine(Path temporary) {
    this.temporary = temporary;
  }

  synchronized ContainerEngine open(
      EngineChoice choice, String run, Collection<RuntimeProfile> runtimes, EventHandler events) {
    EngineSession opened = Engines.installed().open(choice.writingTo(temporary), runtimes, events);
    session = opened;
    runId = run;
    return opened.engine();
  }

  @Override
  public synchronized void close() {
    EngineSession held = session;
    session = null;
    if (held == null || runId == null) {
      return;
    }
    try {
      var unused = held.engine().reaper().reapRun(runId);
    } finally {
      held.close();
    }
  }
}
