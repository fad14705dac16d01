package io.github.jmhruntime.command;

import io.github.jmhruntime.engine.docker.EngineOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Reads {@code -Dengine}: {@code auto}, {@code private}, or an endpoint. */
final class EngineChoice {

  private EngineChoice() {}

  /** How the engine is found that the user means. */
  static EngineOptions options(String engine, Duration callLimit) {
    EngineOptions auto = EngineOptions.fromEnvironment(callLimit);
    Map<String, String> environment = new HashMap<>(auto.environment());
    switch (engine) {
      case "auto":
        return auto;
      case "private":
        environment.remove("DOCKER_HOST");
        return new EngineOptions(
            environment, Path.of("/nonexistent/docker.sock"), auto.privateEngine(), callLimit);
      default:
        if (!engine.contains("://")) {
          throw new CommandException(
              "-Dengine=%s: it must be auto, private, or an endpoint such as unix:///run/docker.sock"
                  .formatted(engine));
        }
        environment.put("DOCKER_HOST", engine);
        return new EngineOptions(
            environment, auto.defaultSocket(), auto.privateEngine(), callLimit);
    }
  }
}
