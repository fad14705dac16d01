package io.github.jmhruntime.engine;

import io.github.jmhruntime.host.TemporaryFolder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Which engine is meant: the one at an address, else the machine's own where it answers, else a
 * private one.
 *
 * @param address where the engine listens that the user names, or null
 * @param systemSocket where the machine's own engine listens, or null where that is not wanted
 * @param dockerd the daemon that the private engine is, or null for the one on the PATH
 * @param privateFolder the folder of the private engine, which keeps its images between runs
 * @param callLimit how long the engine has to answer a call
 * @param temporary the folder for what is only needed while images are made
 */
public record EngineChoice(
    @Nullable Address address,
    @Nullable Path systemSocket,
    @Nullable Path dockerd,
    Path privateFolder,
    Duration callLimit,
    Path temporary) {

  private static final String AUTO = "auto";
  private static final String PRIVATE = "private";
  private static final String KUBERNETES = "kubernetes";
  private static final String DOCKER_HOST = "DOCKER_HOST";
  private static final Path SYSTEM_SOCKET = Path.of("/var/run/docker.sock");

  /** One that writes to the JVM's own folder for temporary files. */
  public EngineChoice(
      @Nullable Address address,
      @Nullable Path systemSocket,
      Path privateFolder,
      Duration callLimit) {
    this(address, systemSocket, null, privateFolder, callLimit, TemporaryFolder.base());
  }

  /** The same with another folder for what is temporary, which the caller removes. */
  public EngineChoice writingTo(Path folder) {
    return new EngineChoice(address, systemSocket, dockerd, privateFolder, callLimit, folder);
  }

  /** The engine of this machine or a private one, where another is named that builds no images. */
  public EngineChoice ofThisMachine() {
    return new EngineChoice(null, systemSocket, dockerd, privateFolder, callLimit, temporary);
  }

  /**
   * By which an adapter knows that it is meant: what an address begins with, or {@code private}.
   */
  public String scheme() {
    return address == null ? PRIVATE : scheme(address.endpoint());
  }

  /** What an endpoint begins with, such as {@code unix}. */
  static String scheme(String endpoint) {
    return endpoint.split("[:?]", 2)[0].strip();
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
   * Reads what a user wrote. Whether there is an engine of that kind shows when it is opened.
   *
   * @param option how it is called where the user wrote it, such as {@code -Dengine}
   * @param value {@code auto}, {@code private}, {@code private:PATH} with the path of a dockerd, or
   *     an endpoint
   */
  public static EngineChoice of(String option, String value, Duration callLimit) {
    Map<String, String> environment = System.getenv();
    Path folder = cache(environment).resolve("jmh-runtime").resolve("engine");
    if (value.equals(PRIVATE)) {
      return new EngineChoice(null, null, folder, callLimit);
    }
    if (scheme(value).equals(PRIVATE)) {
      Path dockerd = Path.of(value.substring(PRIVATE.length() + 1)).toAbsolutePath();
      return new EngineChoice(null, null, dockerd, folder, callLimit, TemporaryFolder.base());
    }
    if (value.equals(AUTO)) {
      String host = environment.getOrDefault(DOCKER_HOST, "");
      Address address = host.isBlank() ? null : new Address(DOCKER_HOST, host, environment);
      return new EngineChoice(address, SYSTEM_SOCKET, folder, callLimit);
    }
    return new EngineChoice(
        new Address(option, value, environment), SYSTEM_SOCKET, folder, callLimit);
  }

  /**
   * What a user asks for who names the daemon of the private engine apart.
   *
   * @param engine {@code auto} or {@code private}, for which it is meant
   * @param dockerd the path of a dockerd, or null
   * @return what {@link #of} takes
   * @throws EngineException where another engine is named
   */
  public static String withDaemon(String engine, @Nullable Path dockerd) {
    if (dockerd == null) {
      return engine;
    }
    if (!engine.equals(AUTO) && !engine.equals(PRIVATE)) {
      throw new EngineException(
          "-Dengine.dockerd=%s is for the private engine, and -Dengine is '%s'; leave one of them out"
              .formatted(dockerd, engine));
    }
    return PRIVATE + ":" + dockerd.toAbsolutePath();
  }

  /**
   * What a user asks for who measures on nodes of a cluster.
   *
   * @param engine {@code kubernetes} or {@code kubernetes:CONTEXT}, for which they are meant
   * @param nodes which nodes, as a selector of labels, or null for one that fits
   * @param driverImage the image that drivers run from, or null to measure from this machine
   * @return what {@link #of} takes
   * @throws EngineException where another engine is named
   */
  public static String onCluster(
      String engine, @Nullable String nodes, @Nullable String driverImage) {
    if (nodes == null && driverImage == null) {
      return engine;
    }
    if (!scheme(engine).equals(KUBERNETES)) {
      throw new EngineException(
          "%s is for a cluster, and -Dengine is '%s'; write -Dengine=kubernetes, or leave it out"
              .formatted(
                  nodes == null ? "-DdriverImage=" + driverImage : "-Dnodes=" + nodes, engine));
    }
    StringJoiner query = new StringJoiner("&", engine + (engine.contains("?") ? "&" : "?"), "");
    if (nodes != null) {
      query.add("nodes=" + URLEncoder.encode(nodes, StandardCharsets.UTF_8));
    }
    if (driverImage != null) {
      query.add("driverImage=" + URLEncoder.encode(driverImage, StandardCharsets.UTF_8));
    }
    return query.toString();
  }

  private static Path cache(Map<String, String> environment) {
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    return cache.startsWith("/")
        ? Path.of(cache)
        : Path.of(System.getProperty("user.home"), ".cache");
  }
}
