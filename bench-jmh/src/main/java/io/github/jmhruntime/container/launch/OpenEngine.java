package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.engine.docker.EngineOptions;
import io.github.jmhruntime.engine.docker.EngineSession;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The engine that the keeper holds, with the run whose containers it removes at the end. */
final class OpenEngine implements AutoCloseable {

  private static final Path NO_SOCKET = Path.of("/nonexistent/docker.sock");

  private @Nullable EngineSession session;
  private @Nullable String runId;

  synchronized EngineSession open(
      String engine,
      Duration callLimit,
      String run,
      Collection<RuntimeProfile> runtimes,
      EventHandler events) {
    EngineSession opened = EngineSession.open(options(engine, callLimit), runtimes, events);
    session = opened;
    runId = run;
    return opened;
  }

  private static EngineOptions options(String engine, Duration callLimit) {
    EngineOptions auto = EngineOptions.fromEnvironment(callLimit);
    if (engine.equals("auto")) {
      return auto;
    }
    Map<String, String> environment = new HashMap<>(auto.environment());
    if (engine.equals("private")) {
      environment.remove("DOCKER_HOST");
      return new EngineOptions(environment, NO_SOCKET, auto.privateEngine(), callLimit);
    }
    if (!engine.contains("://")) {
      throw new IllegalArgumentException(
          "engine=%s: it must be auto, private, or an endpoint such as unix:///run/docker.sock"
              .formatted(engine));
    }
    environment.put("DOCKER_HOST", engine);
    return new EngineOptions(environment, auto.defaultSocket(), auto.privateEngine(), callLimit);
  }

  @Override
  public synchronized void close() {
    EngineSession held = session;
    session = null;
    if (held == null || runId == null) {
      return;
    }
    try {
      var unused = held.reaper().reapRun(runId);
    } finally {
      held.close();
    }
  }
}
