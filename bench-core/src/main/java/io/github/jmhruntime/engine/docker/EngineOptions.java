package io.github.jmhruntime.engine.docker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How the engine is chosen.
 *
 * @param environment variables by name, of which {@code DOCKER_HOST}, {@code DOCKER_TLS_VERIFY} and
 *     {@code DOCKER_CERT_PATH} count
 * @param defaultSocket where the machine's own engine listens
 * @param privateEngine the folder of the private engine, which keeps its images between runs
 * @param callLimit how long the engine has to answer a call
 */
public record EngineOptions(
    Map<String, String> environment, Path defaultSocket, Path privateEngine, Duration callLimit) {

  private static final Path DEFAULT_SOCKET = Path.of("/var/run/docker.sock");

  /** What holds for this process's environment and user. */
  public static EngineOptions fromEnvironment(Duration callLimit) {
    Map<String, String> environment = System.getenv();
    return new EngineOptions(
        environment,
        DEFAULT_SOCKET,
        cache(environment).resolve("jmh-runtime").resolve("engine"),
        callLimit);
  }

  private static Path cache(Map<String, String> environment) {
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    return cache.startsWith("/")
        ? Path.of(cache)
        : Path.of(System.getProperty("user.home"), ".cache");
  }
}
