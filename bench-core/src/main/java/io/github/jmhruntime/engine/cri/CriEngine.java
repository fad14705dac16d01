package io.github.jmhruntime.engine.cri;

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
import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.engine.Pods;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.engine.cri.proto.ContainerStatusResponse;
import io.github.jmhruntime.engine.cri.proto.StatusRequest;
import io.github.jmhruntime.engine.cri.proto.StatusResponse;
import io.github.jmhruntime.engine.cri.proto.VersionRequest;
import io.github.jmhruntime.engine.cri.proto.VersionResponse;
import io.github.jmhruntime.host.HostFacts;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * An engine behind CRI, as a kubelet sees it. A container of the port is a pod with one container:
 * the id is the container's, and that of its sandbox is found from it. Thread-safe.
 */
final class CriEngine implements ContainerEngine {

  /** CRI has no call that waits, and its events came later than what this project runs on. */
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(2);

  private final CriConnection connection;
  private final PodCalls pods;
  private final EngineChoice choice;

  private CriEngine(CriConnection connection, EngineChoice choice) {
    this.connection = connection;
    this.pods = new PodCalls(connection);
    this.choice = choice;
  }

  /**
   * Opens an engine that runs.
   *
   * @param endpoint {@code cri:///path/of/socket}
   * @param choice what the user chose, of which the engine that builds images is taken
   * @throws EngineException where no engine answers there, or one without CRI
   */
  static CriEngine open(String endpoint, EngineChoice choice) {
    CriEngine engine = new CriEngine(CriConnection.open(endpoint, choice.callLimit()), choice);
    try {
      engine.ping();
      return engine;
    } catch (EngineException e) {
      engine.close();
      throw e;
    }
  }

  /** Where it listens. */
  String endpoint() {
    return connection.endpoint();
  }

  @Override
  public EngineInfo info() {
    StatusResponse status =
        connection.call(
            "ask for the engine's facts",
            cri -> cri.status(StatusRequest.newBuilder().setVerbose(true).build()));
    return CriAnswers.info(connection.endpoint(), version(), status, HostFacts.read());
  }

  private VersionResponse version() {
    return connection.call(
        "ask for the engine's version", cri -> cri.version(VersionRequest.getDefaultInstance()));
  }

  @Override
  public String gateway() {
    return new PodNetwork(pods).gateway();
  }

  @Override
  public void ping() {
    var unused = version();
  }

  /** Runs the sandbox, and creates the container in it. */
  @Override
  public String create(ContainerSpec spec) {
    Refusals.check(spec);
    return pods.create(spec);
  }

  @Override
  public void start(String id) {
    pods.start(id);
  }

  @Override
  public ContainerState inspect(String id) {
    ContainerStatusResponse status = pods.verboseStatus(id);
    return CriAnswers.state(status, pods.sandboxStatus(pods.sandboxOf(id)));
  }

  @Override
  public ContainerOutput attach(String id) {
    return attach(id, connection.limit());
  }

  @Override
  public ContainerOutput attach(String id, Duration silence) {
    return new LoggedOutput(name(id), log(id), silence, () -> pods.hasEnded(id));
  }

  private Path log(String id) {
    return Path.of(pods.status(id).getLogPath());
  }

  @Override
  public void stop(String id, Duration grace) {
    boolean kill = "SIGKILL".equals(pods.status(id).getLabelsMap().get(PodRequests.STOP_LABEL));
    pods.stop(id, kill ? Duration.ZERO : grace);
  }

  @Override
  public void kill(String id) {
    pods.stop(id, Duration.ZERO);
  }

  /** Asks every two milliseconds, by which it may be late. */
  @Override
  public int awaitExit(String id, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!pods.hasEnded(id)) {
      if (System.nanoTime() - deadline > 0) {
        throw new EngineTimeoutException(
            "wait for the end of %s: it has not ended within %.1f s"
                .formatted(name(id), limit.toMillis() / 1e3),
            new TimeoutException());
      }
      LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
    }
    return pods.status(id).getExitCode();
  }

  /** Removes the container and its sandbox; one that is not there counts as removed. */
  @Override
  public void remove(String id) {
    pods.remove(id);
  }

  @Override
  public List<String> logs(String id, int lines) {
    return PodLog.tail(log(id), lines);
  }

  @Override
  public void export(String id, OutputStream to) {
    throw Refusals.lacking(
        "export of a container's file system", "use a Docker Engine for what needs it");
  }

  @Override
  public ImageStore images() {
    return new CriImageStore(connection, choice);
  }

  @Override
  public ContainerOperations operations() {
    return new CriOperations(connection, pods);
  }

  @Override
  public Set<Offering> offerings() {
    return EnumSet.complementOf(EnumSet.of(Offering.POD_LIFE, Offering.PUBLISHED_PORTS));
  }

  @Override
  public Optional<Pods> pods() {
    return Optional.of(new CriPods(pods));
  }

  @Override
  public ContainerReaper reaper() {
    return new CriReaper(connection);
  }

  @Override
  public RuntimeSwitch runtimeSwitch(RuntimeSwitch.Mode mode, boolean mayChangeDaemon) {
    if (mode == RuntimeSwitch.Mode.DAEMON) {
      throw new EngineException(
          "switching by daemon is for Docker: over CRI every pod names its handler; leave -Dswitch=daemon out");
    }
    return RuntimeSwitch.byName();
  }

  @Override
  public void close() {
    connection.close();
  }

  static String name(String id) {
    return "container " + (id.length() > 12 ? id.substring(0, 12) : id);
  }
}
