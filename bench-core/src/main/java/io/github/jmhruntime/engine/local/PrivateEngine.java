package io.github.jmhruntime.engine.local;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.docker.DockerEngine;
import io.github.jmhruntime.engine.docker.ExternalCommand;
import io.github.jmhruntime.engine.docker.Failures;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.Cgroups;
import io.github.jmhruntime.host.FileTree;
import io.github.jmhruntime.host.ProcessLock;
import io.github.jmhruntime.host.Processes;
import io.github.jmhruntime.host.Programs;
import io.github.jmhruntime.host.ThisUser;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Docker daemon of this project's own, started from the machine's binaries.
 *
 * <p>It has its own data, sockets, bridge, control group and mount namespace, and changes nothing
 * else on the machine. Images stay in its folder for the next run.
 */
final class PrivateEngine implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(5);
  private static final List<String> PROGRAMS =
      List.of("containerd", "runc", "ip", "unshare", "setsid", "sh");

  private final PrivateEnginePlaces places;
  private final PrivateDaemon program;
  private final ProcessLock lock;
  private @Nullable Process daemon;
  private boolean closed;

  private PrivateEngine(PrivateEnginePlaces places, PrivateDaemon program, ProcessLock lock) {
    this.places = places;
    this.program = program;
    this.lock = lock;
  }

  /**
   * Starts it, after removing what an earlier one left whose owner died.
   *
   * @throws EngineException when it cannot be started here, or another process holds the folder
   */
  static PrivateEngine start(
      PrivateEnginePlaces places,
      PrivateDaemon program,
      Collection<RuntimeProfile> profiles,
      EventHandler events) {
    requireMeans(program);
    events.handle(new Event.Step("starting the private engine in " + places.root()));
    PrivateEngine engine = new PrivateEngine(places, program, FolderLock.acquire(places));
    GuardedStart.run("private-engine", () -> engine.start(profiles, events), engine::close);
    return engine;
  }

  /**
   * Removes what an earlier engine left whose owner died. Images stay.
   *
   * @return whether there was anything
   * @throws EngineException when a living process holds the folder, or something cannot be removed
   */
  static boolean cleanUp(PrivateEnginePlaces places) {
    Leftovers leftovers = new Leftovers(places);
    if (!leftovers.exist()) {
      return false;
    }
    ProcessLock lock = FolderLock.acquire(places);
    try (lock) {
      leftovers.remove();
      return true;
    }
  }

  private static void requireMeans(PrivateDaemon program) {
    if (!ThisUser.isRoot()) {
      throw new EngineException(
          "no engine answers, and starting a private one needs root; start Docker, set DOCKER_HOST,"
              + " or use sudo");
    }
    List<String> missing =
        Stream.concat(Stream.of(program.program()), PROGRAMS.stream())
            .filter(name -> program.find(name).isEmpty())
            .toList();
    if (!missing.isEmpty()) {
      throw new EngineException(
          "no engine answers, and a private one cannot be started: %s not found on the PATH; %s"
              .formatted(
                  String.join(", ", missing),
                  "apt-get install docker.io containerd runc iproute2 util-linux, or set"
                      + " DOCKER_HOST"));
    }
  }

  private synchronized void start(Collection<RuntimeProfile> profiles, EventHandler events) {
    Leftovers leftovers = new Leftovers(places);
    if (leftovers.exist()) {
      events.handle(new Event.Notice("removing what an earlier private engine left behind"));
      leftovers.remove();
    }
    try {
      prepare(profiles, events);
      daemon = launch(events);
    } catch (IOException e) {
      throw new EngineException("the private engine cannot be set up: " + e, e);
    }
    awaitAnswer(daemon);
  }

  private void prepare(Collection<RuntimeProfile> profiles, EventHandler events)
      throws IOException {
    PrivateEnginePlaces.makeFolder(places.run());
    PrivateEnginePlaces.makeFolder(places.wrappers());
    List<RuntimeRegistration> runtimes =
        RuntimeRegistration.of(
            profiles, places.wrappers(), System.getProperty("os.version"), Programs::find);
    List<String> wrapped = new ArrayList<>();
    for (RuntimeRegistration runtime : runtimes) {
      if (runtime.writeWrapper()) {
        wrapped.add(runtime.engineName());
      }
    }
    if (!wrapped.isEmpty()) {
      events.handle(new Event.Notice(RuntimeRegistration.hidesProcSysNet(wrapped)));
    }
    Files.writeString(
        places.config(),
        DaemonConfig.render(places, runtimes, program.find("docker-proxy").orElse(null)));
    // Else it gives its bridge the subnet of the last time, which something else may have by now.
    FileTree.delete(places.networks());
    Bridge.create(places.bridge());
  }

  /** {@code setsid} and {@code unshare} replace themselves, so that the pid is the daemon's. */
  private Process launch(EventHandler events) throws IOException {
    String start = "exec \"$0\" --config-file \"$1\"";
    if (Cgroups.hybrid()) {
      start = "umount /sys/fs/cgroup/unified && " + start;
      events.handle(
          new Event.Notice(
              "the engine does not see the cgroup v2 tree beside those of v1, since crun refuses"
                  + " to work with both"));
    }
    ProcessBuilder daemonProcess =
        ExternalCommand.prepare(
            "setsid",
            "unshare",
            "-m",
            "sh",
            "-c",
            start,
            program.program(),
            places.config().toString());
    daemonProcess.environment().put("PATH", program.path());
    return daemonProcess
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectErrorStream(true)
        .redirectOutput(places.log().toFile())
        .start();
  }

  private void awaitAnswer(Process process) {
    boolean answers =
        Processes.await(START_LIMIT, () -> !process.isAlive() || answers(places.socket()));
    if (process.isAlive() && answers) {
      restrictSocket();
      return;
    }
    String log = ExternalCommand.tail(places.log());
    throw new EngineException(
        "the private engine %s%s; the end of its log %s:%n%s"
            .formatted(
                process.isAlive() ? "did not answer in time" : "ended at once",
                Failures.diskFull(log) ? ", since the disk is full; free some space" : "",
                places.log(),
                log));
  }

  private void restrictSocket() {
    try {
      Files.setPosixFilePermissions(places.socket(), PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new EngineException(
          "the mode of %s cannot be set: %s".formatted(places.socket(), e), e);
    }
  }

  private static boolean answers(Path socket) {
    if (!Files.exists(socket)) {
      return false;
    }
    try (DockerEngine engine = DockerEngine.atSocket(socket, PROBE_LIMIT)) {
      engine.ping();
      return true;
    } catch (EngineException notYet) {
      return false;
    }
  }

  /** Stops it and removes all but its images. Further calls do nothing, once the first is done. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      Process process = daemon;
      if (process != null) {
        process.destroy();
        Processes.await(STOP_LIMIT, () -> !process.isAlive());
      }
      new Leftovers(places).remove();
    } finally {
      lock.close();
    }
  }
}
