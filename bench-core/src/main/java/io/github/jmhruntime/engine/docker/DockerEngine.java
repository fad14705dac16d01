package io.github.jmhruntime.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.ContainerOutput;
import io.github.jmhruntime.engine.ContainerReaper;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.ContainerState;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.engine.EngineTimeoutException;
import io.github.jmhruntime.engine.ImageStore;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.TemporaryFolder;
import io.github.jmhruntime.profile.Limits;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Docker Engine, over its API.
 *
 * <p>The version of the API is negotiated: from 1.41 (Docker 20.10) on. Thread-safe.
 */
public final class DockerEngine implements ContainerEngine {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String LIBPOD = "/v4.0.0/libpod";

  private final DockerConnection connection;
  private final Path temporary;

  private DockerEngine(DockerConnection connection, Path temporary) {
    this.connection = connection;
    this.temporary = temporary;
  }

  /** By this label every client knows that an engine is the project's private one. */
  public static final String PRIVATE_LABEL = "io.github.jmhruntime.engine=private";

  /**
   * Opens an engine that runs. Over {@code tcp://} TLS is used where {@code DOCKER_TLS_VERIFY} is
   * set, with the certificates in {@code DOCKER_CERT_PATH}.
   *
   * @param endpoint {@code unix:///path/to/socket} or {@code tcp://host:port}
   * @param callLimit how long the engine has to answer a call
   * @throws EngineException when no engine answers there
   */
  public static DockerEngine open(String endpoint, Duration callLimit) {
    return open(Endpoint.of(endpoint, System.getenv()), callLimit);
  }

  /** Opens the engine that the user names. */
  public static DockerEngine open(EngineChoice.Address address, Duration callLimit) {
    return open(Endpoint.of(address.endpoint(), address.environment()), callLimit);
  }

  /** Opens the engine that listens at a socket. */
  public static DockerEngine atSocket(Path socket, Duration callLimit) {
    return open(Endpoint.ofSocket(socket), callLimit);
  }

  /**
   * Opens a Podman service, all of whose containers run under one runtime whatever they ask for; so
   * it must be one of which that runtime is known.
   */
  public static DockerEngine ofPodman(Path socket, Duration callLimit) {
    return open(Endpoint.ofPodman(socket), callLimit);
  }

  private static DockerEngine open(Endpoint endpoint, Duration callLimit) {
    return new DockerEngine(DockerConnection.open(endpoint, callLimit), TemporaryFolder.base());
  }

  /** The same engine with a shorter time limit; it is closed with this one. */
  DockerEngine within(Duration shorter) {
    return new DockerEngine(connection.within(shorter), temporary);
  }

  /** The same engine, whose images are made in another temporary folder; closed with this one. */
  public DockerEngine writingTo(Path folder) {
    return new DockerEngine(connection, folder);
  }

  /**
   * Puts back the configuration of the daemon behind a socket that a run changed whose process
   * died.
   *
   * @param socket where the daemon listens if it runs, or null
   * @return whether there was one
   */
  public static boolean restoreConfiguration(@Nullable Path socket, EventHandler events) {
    return DaemonSwitch.restoreAfterDeath(socket, events);
  }

  /** Where it listens, as {@link #open(String, Duration)} takes it. */
  public String endpoint() {
    return connection.endpoint().toString();
  }

  /** What there is to say of how it is spoken with, or empty where it is nothing unusual. */
  public Optional<String> remark() {
    return connection.remark();
  }

  DockerConnection connection() {
    return connection;
  }

  @Override
  public EngineInfo info() {
    Info info = connection.call("ask for the engine's facts", docker -> docker.infoCmd().exec());
    Version version =
        connection.call("ask for the engine's version", docker -> docker.versionCmd().exec());
    return Answers.info(connection.endpoint().toString(), connection.apiVersion(), info, version);
  }

  /**
   * Asks a Podman service over its own API, which versions 4 and 5 speak alike.
   *
   * @param what the call, for a message
   * @param path such as {@code /info}
   */
  public JsonNode libpod(String what, String path) {
    return connection.exchange(
        what,
        connection.limit(),
        Request.builder().method(Method.GET).path(LIBPOD + path),
        JSON::readTree);
  }

  /** The engine's labels, {@code key=value}. */
  List<String> labels() {
    Info info = connection.call("ask for the engine's facts", docker -> docker.infoCmd().exec());
    return info.getLabels() == null ? List.of() : Arrays.asList(info.getLabels());
  }

  /** Reads the answer to its end, without which the connection could not be used again. */
  @Override
  public String gateway() {
    if (rootless() != null) {
      return Rootless.HOST_FROM_INSIDE;
    }
    String network = connection.endpoint().dialect().network();
    Network inspected =
        connection.call(
            "inspect the network '%s'".formatted(network),
            docker -> docker.inspectNetworkCmd().withNetworkId(network).exec());
    return Answers.gateway(inspected)
        .orElseThrow(
            () ->
                new EngineException(
                    "the network '%s' of the engine at %s has no gateway; it must not be turned"
                            .formatted(network, connection.endpoint())
                        + " off ('bridge' in its daemon.json)"));
  }

  /** What is otherwise where it runs without root, or null where it has root. */
  private @Nullable Rootless rootless() {
    return Rootless.of(new DockerApi(connection).get("ask for the engine's facts", "/info"));
  }

  @Override
  public String listenAddress() {
    return rootless() == null ? gateway() : Rootless.HOST;
  }

  @Override
  public Optional<String> objectionTo(Limits limits) {
    boolean limited = limits.cpus() != null || limits.memoryBytes() != null;
    Rootless rootless = limited ? rootless() : null;
    return rootless == null || rootless.limits()
        ? Optional.empty()
        : Optional.of(Rootless.NO_LIMITS);
  }

  @Override
  public Optional<String> unreachable() {
    return rootless() == null ? Optional.empty() : Optional.of(Rootless.UNREACHABLE);
  }

  @Override
  public void ping() {
    connection.exchange(
        "ping",
        connection.limit(),
        connection.request(Method.GET, "/_ping"),
        InputStream::readAllBytes);
  }

  @Override
  public String create(ContainerSpec spec) {
    return connection.call(
        "create a container from " + spec.image(),
        docker -> Requests.create(docker, spec).exec().getId());
  }

  @Override
  public void start(String id) {
    connection.call("start " + name(id), docker -> docker.startContainerCmd(id).exec());
  }

  @Override
  public ContainerState inspect(String id) {
    return Answers.state(
        connection.call("inspect " + name(id), docker -> docker.inspectContainerCmd(id).exec()),
        connection.endpoint().dialect().network());
  }

  /**
   * The engine answers a plain request (without an upgrade of the connection) with the bare stream,
   * which needs no thread beside the caller's.
   */
  @Override
  public ContainerOutput attach(String id) {
    return attach(id, connection, false);
  }

  /** Over a connection of its own, since a transport's time limit holds for all of its calls. */
  @Override
  public ContainerOutput attach(String id, Duration silence) {
    DockerConnection patient =
        DockerConnection.open(connection.endpoint(), connection.limit(), silence);
    try {
      return attach(id, patient, true);
    } catch (RuntimeException e) {
      patient.close();
      throw e;
    }
  }

  private static AttachedOutput attach(
      String id, DockerConnection connection, boolean ownsConnection) {
    String path = "/containers/" + id + "/attach?stream=1&stdout=1&stderr=1";
    return new AttachedOutput(
        connection,
        name(id),
        connection.open("attach to " + name(id), connection.request(Method.POST, path)),
        ownsConnection);
  }

  @Override
  public void stop(String id, Duration grace) {
    String path = "/containers/" + id + "/stop?t=" + Math.max(0, grace.toSeconds());
    connection.exchange(
        "stop " + name(id),
        connection.limit().plus(grace),
        connection.request(Method.POST, path),
        body -> "");
  }

  @Override
  public void kill(String id) {
    connection.call("kill " + name(id), docker -> docker.killContainerCmd(id).exec());
  }

  @Override
  public int awaitExit(String id, Duration limit) {
    String what = "wait for the end of " + name(id);
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
      boolean last = left.compareTo(connection.limit()) <= 0;
      try {
        return awaitExit(id, what, last ? left : connection.limit());
      } catch (EngineTimeoutException e) {
        if (last) {
          throw new EngineTimeoutException(
              "%s: it has not ended within %.1f s".formatted(what, limit.toMillis() / 1e3), e);
        }
      }
    }
  }

  private int awaitExit(String id, String what, Duration limit) {
    JsonNode answer =
        connection.exchange(
            what,
            limit,
            connection.request(Method.POST, "/containers/" + id + "/wait"),
            JSON::readTree);
    JsonNode status = answer.get("StatusCode");
    if (status == null) {
      throw new EngineException(what + ": the engine gave no exit code but " + answer);
    }
    return status.asInt();
  }

  @Override
  public void remove(String id) {
    connection.call(
        "remove " + name(id),
        docker -> docker.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec());
  }

  @Override
  public List<String> logs(String id, int lines) {
    String path = "/containers/" + id + "/logs?stdout=1&stderr=1&tail=" + lines;
    return connection.exchange(
        "read the log of " + name(id),
        connection.limit(),
        connection.request(Method.GET, path),
        body -> {
          LineReader reader = new LineReader(body);
          List<String> read = new ArrayList<>();
          for (String line = reader.next(); line != null; line = reader.next()) {
            read.add(line);
          }
          return List.copyOf(read);
        });
  }

  /** The connection's time limit is that of silence, not of the whole, which may be large. */
  @Override
  public void export(String id, OutputStream to) {
    connection.copy("export " + name(id), "/containers/" + id + "/export", to);
  }

  /** Ids of all containers, running or not, whose label has that value. */
  public List<String> containers(String label, String value) {
    return listed(Map.of(label, value)).stream().map(Container::getId).toList();
  }

  /** All containers, running or not, that carry these labels. */
  List<Container> listed(Map<String, String> labels) {
    return connection.call(
        "list containers",
        docker -> docker.listContainersCmd().withShowAll(true).withLabelFilter(labels).exec());
  }

  /** All containers, running or not, that carry a label of that name. */
  List<Container> listed(String label) {
    return connection.call(
        "list containers",
        docker ->
            docker.listContainersCmd().withShowAll(true).withLabelFilter(List.of(label)).exec());
  }

  /** Whether there is such a container, running or not. */
  boolean exists(String id) {
    return !connection
        .call(
            "list containers",
            docker -> docker.listContainersCmd().withShowAll(true).withIdFilter(List.of(id)).exec())
        .isEmpty();
  }

  @Override
  public ImageStore images() {
    return new DockerImageStore(connection, temporary);
  }

  @Override
  public RuntimeSwitch runtimeSwitch(RuntimeSwitch.Mode mode, boolean mayChangeDaemon) {
    return RuntimeSwitches.open(this, mode, mayChangeDaemon);
  }

  @Override
  public ContainerOperations operations() {
    return new DockerOperations(connection);
  }

  @Override
  public ContainerReaper reaper() {
    return new DockerReaper(this);
  }

  @Override
  public void close() {
    connection.close();
  }

  static String name(String id) {
    return "container " + (id.length() > 12 ? id.substring(0, 12) : id);
  }
}
