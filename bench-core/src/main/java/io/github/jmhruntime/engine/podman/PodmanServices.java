package io.github.jmhruntime.engine.podman;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.docker.DockerEngine;
import io.github.jmhruntime.engine.docker.ExternalCommand;
import io.github.jmhruntime.engine.local.Bridge;
import io.github.jmhruntime.engine.local.FolderLock;
import io.github.jmhruntime.engine.local.GuardedStart;
import io.github.jmhruntime.engine.local.Leftovers;
import io.github.jmhruntime.engine.local.PrivateEnginePlaces;
import io.github.jmhruntime.engine.local.RuntimeRegistration;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.Cgroups;
import io.github.jmhruntime.host.FileTree;
import io.github.jmhruntime.host.ProcessLock;
import io.github.jmhruntime.host.Processes;
import io.github.jmhruntime.host.Programs;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Podman services of this project's own, one per runtime that the machine has. */
final class PodmanServices implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(20);

  private final PrivateEnginePlaces places;
  private final Means means;
  private final ProcessLock lock;
  private @Nullable Process process;
  private boolean closed;

  private PodmanServices(PrivateEnginePlaces places, Means means, ProcessLock lock) {
    this.places = places;
    this.means = means;
    this.lock = lock;
  }

  /**
   * Starts them, after removing what earlier ones left whose owner died.
   *
   * @throws EngineException when they cannot be started here, or another process holds the folder
   */
  static PodmanServices start(
      PrivateEnginePlaces places, Collection<RuntimeProfile> profiles, EventHandler events) {
    Means means = Means.require();
    events.handle(new Event.Step("starting Podman services in " + places.root()));
    PodmanServices services = new PodmanServices(places, means, FolderLock.acquire(places));
    GuardedStart.run("podman", () -> services.start(profiles, events), services::close);
    return services;
  }

  /**
   * Removes what earlier ones left whose owner died. Images stay.
   *
   * @return whether there was anything
   */
  static boolean cleanUp(PrivateEnginePlaces places) {
    Leftovers leftovers = new Leftovers(places);
    if (!leftovers.exist()) {
      return false;
    }
    ProcessLock lock = FolderLock.acquire(places);
    try (lock) {
      removeAll(places);
      return true;
    }
  }

  private static void removeAll(PrivateEnginePlaces places) {
    PauseProcess.end(places);
    new Leftovers(places).remove();
  }

  private synchronized void start(Collection<RuntimeProfile> profiles, EventHandler events) {
    Leftovers leftovers = new Leftovers(places);
    if (leftovers.exist()) {
      events.handle(new Event.Notice("removing what earlier Podman services left behind"));
      removeAll(places);
    }
    deleteTemporary();
    try {
      List<RuntimeRegistration> runtimes = prepare(profiles, events);
      process = launch(runtimes, events);
      Map<String, String> paths =
          runtimes.stream()
              .collect(
                  Collectors.toMap(
                      RuntimeRegistration::engineName, runtime -> runtime.path().toString()));
      awaitAnswers(process, paths);
    } catch (IOException e) {
      throw new EngineException("the Podman services cannot be set up: " + e, e);
    }
  }

  private List<RuntimeRegistration> prepare(
      Collection<RuntimeProfile> profiles, EventHandler events) throws IOException {
    for (Path folder :
        List.of(
            places.run(),
            places.wrappers(),
            places.execRoot(),
            PodmanConfig.networks(places),
            temporary())) {
      PrivateEnginePlaces.makeFolder(folder);
    }
    NetworkBackend backend = means.backend(places);
    List<RuntimeRegistration> runtimes = runtimes(profiles, events);
    Files.writeString(
        PodmanConfig.containers(places), PodmanConfig.containers(places, backend, runtimes));
    Files.writeString(PodmanConfig.registries(places), PodmanConfig.registries());
    if (!means.rootless()) {
      Files.writeString(
          PodmanConfig.networks(places).resolve(backend.file()),
          backend.network(places.bridge(), Bridge.create(places.bridge()), places.run()));
    }
    return runtimes;
  }

  private List<RuntimeRegistration> runtimes(
      Collection<RuntimeProfile> profiles, EventHandler events) throws IOException {
    List<RuntimeRegistration> runtimes = new ArrayList<>();
    Path runc = Programs.find("runc").orElseThrow();
    runtimes.add(new RuntimeRegistration("runc", runc, List.of(), null));
    for (RuntimeRegistration found :
        RuntimeRegistration.of(
            profiles, places.wrappers(), System.getProperty("os.version"), Programs::find)) {
      RuntimeRegistration runtime = found.asOneProgram(places.wrappers());
      runtimes.add(runtime);
      var unused = runtime.writeWrapper();
      if (found.wrapper() != null) {
        events.handle(
            new Event.Notice(RuntimeRegistration.hidesProcSysNet(List.of(found.engineName()))));
      }
    }
    return runtimes;
  }

  /** Without root, Podman itself makes the user and mount namespace that its services work in. */
  private Process launch(List<RuntimeRegistration> runtimes, EventHandler events)
      throws IOException {
    if (Cgroups.hybrid()) {
      events.handle(
          new Event.Notice(
              "Podman does not see the cgroup v2 tree beside those of v1, since crun refuses to work with both"));
    }
    List<String> names = runtimes.stream().map(RuntimeRegistration::engineName).toList();
    List<String> command = new ArrayList<>(List.of("setsid"));
    if (means.rootless()) {
      command.addAll(ServicesScript.podman(places));
      command.add("unshare");
    } else {
      command.addAll(List.of("unshare", "-m"));
    }
    command.addAll(
        List.of(
            "sh",
            "-c",
            ServicesScript.render(places, names, means.rootless()),
            places.execRoot().toString()));
    ProcessBuilder program = ExternalCommand.prepare(command.toArray(String[]::new));
    program.environment().put("CONTAINERS_CONF", PodmanConfig.containers(places).toString());
    program
        .environment()
        .put("CONTAINERS_REGISTRIES_CONF", PodmanConfig.registries(places).toString());
    program.environment().put("XDG_RUNTIME_DIR", places.execRoot().toString());
    program.environment().put("TMPDIR", temporary().toString());
    return program
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectErrorStream(true)
        .redirectOutput(places.log().toFile())
        .start();
  }

  private void awaitAnswers(Process services, Map<String, String> paths) throws IOException {
    for (String runtime : paths.keySet()) {
      Path socket = PodmanSetup.socket(places.run(), runtime);
      boolean answers = Processes.await(START_LIMIT, () -> !services.isAlive() || answers(socket));
      if (!services.isAlive() || !answers) {
        throw new EngineException(
            "the Podman service for '%s' %s; the end of its log %s:%n%s"
                .formatted(
                    runtime,
                    services.isAlive() ? "did not answer in time" : "ended at once",
                    places.log(),
                    ExternalCommand.tail(places.log())));
      }
    }
    new PodmanSetup(means.rootless(), canLimit(), means.rootless() ? "" : places.cgroup(), paths)
        .write(places.run());
  }

  private boolean canLimit() {
    try (DockerEngine runc =
        DockerEngine.ofPodman(PodmanSetup.socket(places.run(), "runc"), PROBE_LIMIT)) {
      List<String> controllers = new ArrayList<>();
      JsonNode host = runc.libpod("ask for Podman's facts", "/info").path("host");
      host.path("cgroupControllers").forEach(controller -> controllers.add(controller.asText()));
      return controllers.containsAll(List.of("cpu", "memory"));
    }
  }

  private static boolean answers(Path socket) {
    if (!Files.exists(socket)) {
      return false;
    }
    try (DockerEngine service = DockerEngine.ofPodman(socket, PROBE_LIMIT)) {
      service.ping();
      return true;
    } catch (EngineException notYet) {
      return false;
    }
  }

  /** Stops them and removes all but their images. Further calls do nothing. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      Process services = process;
      if (services != null) {
        services.destroy();
        Processes.await(STOP_LIMIT, () -> !services.isAlive());
      }
      removeAll(places);
      deleteTemporary();
    } finally {
      lock.close();
    }
  }

  /** What Podman leaves of images that it is given goes with its services. */
  private Path temporary() {
    return places.root().resolve("tmp");
  }

  private void deleteTemporary() {
    try {
      FileTree.delete(temporary());
    } catch (IOException e) {
      throw new EngineException("%s cannot be deleted: %s".formatted(temporary(), e), e);
    }
  }
}
