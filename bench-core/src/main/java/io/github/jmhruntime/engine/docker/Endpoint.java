package io.github.jmhruntime.engine.docker;

import io.github.jmhruntime.engine.EngineException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an engine listens.
 *
 * @param uri {@code unix:///path} or {@code tcp://host:port}
 * @param certificates the folder with {@code ca.pem}, {@code cert.pem} and {@code key.pem}, or null
 *     for a connection without TLS
 * @param dialect what kind of engine is expected there
 */
record Endpoint(URI uri, @Nullable Path certificates, Dialect dialect) {

  private Endpoint(URI uri, @Nullable Path certificates) {
    this(uri, certificates, Dialect.DOCKER);
  }

  /** The same rules as the docker command's: TLS only where DOCKER_TLS_VERIFY is set. */
  static Endpoint of(String value, Map<String, String> environment) {
    URI uri;
    try {
      uri = URI.create(value.strip());
    } catch (IllegalArgumentException e) {
      throw unsupported(value, e);
    }
    if ("unix".equals(uri.getScheme()) && uri.getPath() != null && !uri.getPath().isEmpty()) {
      return new Endpoint(uri, null);
    }
    if ("tcp".equals(uri.getScheme()) && uri.getHost() != null) {
      boolean tls = !environment.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty();
      return new Endpoint(withPort(uri, tls), tls ? certificateFolder(environment) : null);
    }
    throw unsupported(value, null);
  }

  static Endpoint ofSocket(Path socket) {
    return new Endpoint(URI.create("unix://" + socket.toAbsolutePath()), null);
  }

  static Endpoint ofPodman(Path socket) {
    return new Endpoint(ofSocket(socket).uri(), null, Dialect.PODMAN);
  }

  /** The path of the socket, or null where the engine is reached over TCP. */
  @Nullable Path socket() {
    return "unix".equals(uri.getScheme()) ? Path.of(uri.getPath()) : null;
  }

  @Override
  public String toString() {
    return uri.toString();
  }

  private static URI withPort(URI uri, boolean tls) {
    return uri.getPort() >= 0
        ? uri
        : URI.create("tcp://" + uri.getHost() + ":" + (tls ? 2376 : 2375));
  }

  private static Path certificateFolder(Map<String, String> environment) {
    String folder = environment.getOrDefault("DOCKER_CERT_PATH", "");
    return folder.isEmpty()
        ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".docker")
        : Path.of(folder);
  }

  private static EngineException unsupported(String value, @Nullable Throwable cause) {
    String message =
        "'%s' is no address of an engine; give unix:///path/to/docker.sock or tcp://host:port"
            .formatted(value);
    return cause == null ? new EngineException(message) : new EngineException(message, cause);
  }
}
