package io.github.jmhruntime.engine.podman;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.ContainerOutput;
import io.github.jmhruntime.engine.ContainerReaper;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.ContainerState;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.engine.ImageStore;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.engine.docker.Rootless;
import io.github.jmhruntime.host.TemporaryFolder;
import io.github.jmhruntime.profile.Limits;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Podman services, one per runtime, as one engine.
 *
 * <p>A container is created by the service of its runtime, which is opened and checked when it is
 * first needed, and goes on being that service's. Thread-safe.
 */
final class PodmanEngine implements ContainerEngine {

  static final String SCHEME = "podman";

  /** What Podman builds images under, and runs containers that name no runtime. */
  private static final String DEFAULT = "runc";

  private final Path folder;
  private final PodmanSetup setup;
  private final Duration callLimit;
  private final Path temporary;
  private final Map<String, PodmanService> services = new ConcurrentHashMap<>();
  private final Map<String, PodmanService> creators = new ConcurrentHashMap<>();

  private PodmanEngine(Path folder, PodmanSetup setup, Duration callLimit, Path temporary) {
    this.folder = folder;
    this.setup = setup;
    this.callLimit = callLimit;
    this.temporary = temporary;
  }

  /**
   * Connects to services that run.
   *
   * @param folder where their sockets are
   * @param callLimit how long a service has to answer a call
   * @throws EngineException when there are none, or they are not what they are to be
   */
  static PodmanEngine connect(Path folder, Duration callLimit) {
    PodmanEngine engine =
        new PodmanEngine(folder, PodmanSetup.read(folder), callLimit, TemporaryFolder.base());
    var unused = engine.service(DEFAULT);
    return engine;
  }

  /** The same services, with images made in another temporary folder. */
  PodmanEngine writingTo(Path otherFolder) {
    return new PodmanEngine(folder, setup, callLimit, otherFolder);
  }

  String endpoint() {
    return SCHEME + "://" + folder;
  }

  /** The service of a runtime, checked for being that. */
  private PodmanService service(String runtime) {
    String program = setup.runtimes().get(runtime);
    if (program == null) {
      throw new EngineException(
          "there is no Podman service for '%s' in %s; there are those of %s"
              .formatted(runtime, folder, String.join(", ", setup.runtimes().keySet())));
    }
    return services.computeIfAbsent(
        runtime,
        name -> PodmanService.open(PodmanSetup.socket(folder, name), name, program, callLimit));
  }

  /** The service that a container belongs to, also where another process had it created. */
  PodmanService of(String id) {
    PodmanService creator = creators.get(id);
    return creator != null ? creator : service(service(DEFAULT).runtimeOf(id));
  }

  PodmanService any() {
    return service(DEFAULT);
  }

  @Override
  public EngineInfo info() {
    return PodmanFacts.of(
        endpoint(), setup, setup.runtimes().keySet().stream().map(this::service).toList());
  }

  @Override
  public String gateway() {
    return setup.rootless() ? Rootless.HOST_FROM_INSIDE : any().engine().gateway();
  }

  @Override
  public String listenAddress() {
    return setup.rootless() ? Rootless.HOST : gateway();
  }

  @Override
  public Optional<String> objectionTo(Limits limits) {
    boolean limited = limits.cpus() != null || limits.memoryBytes() != null;
    return limited && !setup.limits() ? Optional.of(Rootless.NO_LIMITS) : Optional.empty();
  }

  @Override
  public Optional<String> unreachable() {
    return setup.rootless() ? Optional.of(Rootless.UNREACHABLE) : Optional.empty();
  }

  @Override
  public void ping() {
    any().engine().ping();
  }

  @Override
  public String create(ContainerSpec spec) {
    Refusals.require(spec, setup);
    String runtime = spec.runtime();
    PodmanService service = service(runtime == null ? DEFAULT : runtime);
    String id =
        service
            .engine()
            .create(setup.rootless() ? RootlessNetwork.join(spec) : spec.in(setup.cgroup()));
    creators.put(id, service);
    return id;
  }

  @Override
  public void start(String id) {
    of(id).engine().start(id);
  }

  @Override
  public ContainerState inspect(String id) {
    PodmanService service = of(id);
    return service.engine().inspect(id).under(service.runtimeOf(id));
  }

  /** Opened when it is first read: attaching would already set up what starting is to do. */
  @Override
  public ContainerOutput attach(String id) {
    return new LateOutput(of(id).engine(), id);
  }

  @Override
  public ContainerOutput attach(String id, Duration silence) {
    return of(id).engine().attach(id, silence);
  }

  @Override
  public void stop(String id, Duration grace) {
    of(id).engine().stop(id, grace);
  }

  @Override
  public void kill(String id) {
    of(id).engine().kill(id);
  }

  @Override
  public int awaitExit(String id, Duration limit) {
    return of(id).engine().awaitExit(id, limit);
  }

  @Override
  public void remove(String id) {
    of(id).engine().remove(id);
    creators.remove(id);
  }

  @Override
  public List<String> logs(String id, int lines) {
    return of(id).engine().logs(id, lines);
  }

  @Override
  public void export(String id, OutputStream to) {
    of(id).engine().export(id, to);
  }

  @Override
  public ImageStore images() {
    return any().engine().writingTo(temporary).images();
  }

  @Override
  public ContainerOperations operations() {
    return new PodmanOperations(this);
  }

  /** Any service can remove all containers, each with its own runtime. */
  @Override
  public ContainerReaper reaper() {
    return any().engine().reaper();
  }

  @Override
  public RuntimeSwitch runtimeSwitch(RuntimeSwitch.Mode mode, boolean mayChangeDaemon) {
    if (mode == RuntimeSwitch.Mode.DAEMON) {
      throw Refusals.daemon();
    }
    return any().engine().runtimeSwitch(mode, false);
  }

  @Override
  public void close() {
    services.values().forEach(PodmanService::close);
  }
}
