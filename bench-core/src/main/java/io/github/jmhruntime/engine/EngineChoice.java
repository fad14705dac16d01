package io.github.jmhruntime.engine;

import io.github.jmhruntime.host.TemporaryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which engine is meant: the one at an address, else the machine's own where it answers, else a
 * private one.
 *
 * @param address where the engine listens that the user names, or null
 * @param systemSocket where the machine's own engine listens, or null where that is not wanted
 * @param privateFolder the folder of the private engine, which keeps its images between runs
 * @param callLimit how long the engine has to answer a call
 * @param temporary the folder for what is only needed while images are made
 */
public record EngineChoice(
    @Nullable Address address,
    @Nullable Path systemSocket,
    Path privateFolder,
    Duration callLimit,
    Path temporary) {

  private static final String DOCKER_HOST = "DOCKER_HOST";
  private static final Path SYSTEM_SOCKET = Path.of("/var/run/docker.sock");

  /** One that writes to the JVM's own folder for temporary files. */
  public EngineChoice(
      @Nullable Address address,
      @Nullable Path systemSocket,
      Path privateFolder,
      Duration callLimit) {
    this(address, systemSocket, privateFolder, callLimit, TemporaryFolder.base());
  }

  /** The same with another folder for what is temporary, which the caller removes. */
  public EngineChoice writingTo(Path folder) {
    return new EngineChoice(address, systemSocket, privateFolder, callLimit, folder);
  }

  /**
   * An engine that the user names.
   *
   * @param option the option or variable by which it is named
   * @param endpoint what that says, such as {@code unix:///run/docker.sock}
   * @param environment variables by name, of which {@code DOCKER_TLS_VERIFY} and {@code
   *     DOCKER_CERT_PATH} count
   */
  public record Address(String option, String endpoint, Map<String, String> environment) {}

  /**
   * Reads what a user wrote.
   *
   * @param option how it is called where the user wrote it, such as {@code -Dengine}
   * @param value {@code auto}, {@code private}, or an endpoint
   * @throws EngineException when it is none of these
   */
  public static EngineChoice of(String option, String value, Duration callLimit) {
    Map<String, String> environment = System.getenv();
    Path folder = cache(environment).resolve("jmh-runtime").resolve("engine");
    if (value.equals("private")) {
      return new EngineChoice(null, null, folder, callLimit);
    }
    if (value.equals("auto")) {
      String host = environment.getOrDefault(DOCKER_HOST, "");
      Address address = host.isBlank() ? null : new Address(DOCKER_HOST, host, environment);
      return new EngineChoice(address, SYSTEM_SOCKET, folder, callLimit);
    }
    if (value.contains("://")) {
      return new EngineChoice(
          new Address(option, value, environment), SYSTEM_SOCKET, folder, callLimit);
    }
    throw new EngineException(
        "%s=%s: it must be auto, private, or an endpoint such as unix:///run/docker.sock"
            .formatted(option, value));
  }

  private static Path cache(Map<String, String> environment) {
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    return cache.startsWith("/")
        ? Path.of(cache)
        : Path.of(System.getProperty("user.home"), ".cache");
  }
}
