package io.github.jmhruntime.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.ChildJvm;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.engine.RuntimeSwitch.Mode;
import io.github.jmhruntime.engine.docker.ExternalCommand;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A daemon that this test starts plays the user's own. */
@Tag("docker")
class UserDaemonIT {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  /** Without a bridge of its own the daemon would take, or remove, that of a system's engine. */
  private static final String BRIDGE = "jmhrtuser";

  private static Path folder;
  private static Path config;
  private static Path socket;
  private static byte[] original;
  private static Process daemon;

  @BeforeAll
  static void start() throws IOException {
    folder = Files.createTempDirectory(Path.of("/run"), "jmhrt-user-");
    config = folder.resolve("daemon.json");
    socket = folder.resolve("docker.sock");
    String text =
        """
        {   "data-root": "%1$s/data", "exec-root": "%1$s/exec",
          "pidfile": "%1$s/pid", "hosts": ["unix://%1$s/docker.sock"],
          "bridge": "%2$s", "iptables": false, "ip-forward": false, "storage-driver": "vfs",
          "runtimes": {"crun": {"path": "/usr/bin/crun"}} }

        """
            .formatted(folder, BRIDGE);
    original = text.getBytes(StandardCharsets.UTF_8);
    Files.write(config, original);
    Bridge.create(BRIDGE);
    daemon = launch();
    awaitAnswer();
  }

  private static Process launch() throws IOException {
    return ExternalCommand.prepare(
            "setsid", "unshare", "-m", "dockerd", "--config-file", config.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  private static void awaitAnswer() {
    assertThat(Processes.await(START_LIMIT, UserDaemonIT::answers))
        .as(() -> ExternalCommand.tail(folder.resolve("log")))
        .isTrue();
  }

  @AfterAll
  static void stop() throws IOException {
    if (daemon != null) {
      end();
    }
    Bridge.remove(BRIDGE);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void end() {
    daemon.destroy();
    if (!Processes.await(START_LIMIT, () -> !daemon.isAlive())) {
      daemon.destroyForcibly();
    }
  }

  @Test
  void aDaemonThatIsRestartedIsSpokenToAgain() throws IOException {
    try (EngineSession session = open()) {
      String before = session.engine().info().identity();
      end();
      assertThatThrownBy(() -> session.engine().ping())
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("is the engine running?");
      daemon = launch();
      awaitAnswer();
      assertThat(session.engine().info().identity()).isEqualTo(before);
    }
  }

  @Test
  void aUsersDaemonIsNotChangedUnlessTheyAgree() {
    try (EngineSession session = open()) {
      assertThat(session.endpoint()).isEqualTo("unix://" + socket);
      assertThatThrownBy(() -> session.engine().runtimeSwitch(Mode.DAEMON, false))
          .isInstanceOf(EngineException.class)
          .hasMessageContainingAll(socket.toString(), "your own");
    }
    assertThat(config).hasBinaryContent(original);
  }

  @Test
  void afterSwitchingTheConfigurationIsAsItWas() throws IOException {
    try (EngineSession session = open()) {
      String before = session.engine().info().identity();
      try (RuntimeSwitch runtimes = session.engine().runtimeSwitch(Mode.DAEMON, true)) {
        assertThat(runtimes.select("crun")).isNull();
        assertThat(session.engine().info().defaultRuntime()).isEqualTo("crun");
        assertThat(session.engine().info().identity()).as("is that of before").isEqualTo(before);
        assertThat(copyOfConfig()).hasBinaryContent(original);
        assertThat(runtimes.select("runc")).isNull();
        runtimes.select("crun");
      }
      assertThat(session.engine().info().defaultRuntime()).isEqualTo("runc");
    }
    assertRestored();
  }

  @Test
  void afterARunWasKilledTheNextOnePutsTheConfigurationBack() throws IOException {
    try (ChildJvm child = ChildJvm.start(Switching.class, socket.toString())) {
      child.says();
      open().close();
      assertThat(config).as("of a living run").content().contains("default-runtime");
      child.kill();
    }
    try (EngineSession session = open()) {
      assertThat(session.engine().info().defaultRuntime()).isEqualTo("runc");
    }
    assertRestored();
  }

  private static void assertRestored() throws IOException {
    assertThat(config).hasBinaryContent(original);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("daemon.json."));
    }
  }

  private static Path copyOfConfig() {
    return config.resolveSibling("daemon.json.jmh-runtime");
  }

  private static boolean answers() {
    try {
      open().close();
      return Files.exists(socket);
    } catch (EngineException notYet) {
      return false;
    }
  }

  private static EngineSession open() {
    return open(socket);
  }

  /**
   * Where the daemon does not answer, no private engine takes its place: its folder is no folder.
   */
  private static EngineSession open(Path socket) {
    EngineChoice choice =
        new EngineChoice(null, socket, Path.of("/dev/null/engine"), TestEngines.CALL_LIMIT);
    return new LocalEngines().open(choice, List.of(), EventHandler.none());
  }

  /** Switches the daemon to crun and never back. */
  static final class Switching {
    public static void main(String[] arguments) {
      EngineSession session = open(Path.of(arguments[0]));
      session.engine().runtimeSwitch(Mode.DAEMON, true).select("crun");
      ChildJvm.sayAndWait("switched");
    }
  }
}
