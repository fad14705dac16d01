package io.github.jmhruntime.engine.local;

import static io.github.jmhruntime.engine.local.TestEngines.busybox;
import static io.github.jmhruntime.engine.local.TestEngines.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerOutput;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.ContainerState;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.EngineTimeoutException;
import io.github.jmhruntime.engine.ProvidedImage;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.event.EventHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("docker")
class PrivateEngineIT {

  private static final String RUN = "private-engine-it";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern ANY = Pattern.compile("");

  private static EngineSession session;
  private static ContainerEngine engine;
  private static ProvidedImage image;

  @BeforeAll
  static void open() {
    session = TestEngines.open(EventHandler.none());
    engine = session.engine();
    image = engine.images().provide(busybox(), EventHandler.none());
  }

  @AfterAll
  static void closeLeavesNothing() {
    if (session != null) {
      session.close();
    }
    assertThat(TestEngines.leftBehind()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"runc", "crun", "gvisor"})
  void aContainerLivesThroughItsWholeCycle(String runtime) {
    String id = create(runtime, "sh", "-c", "echo first; echo ready; exec sleep 1000");
    assertThat(engine.inspect(id).status()).isEqualTo("created");
    try (ContainerOutput output = engine.attach(id)) {
      engine.start(id);
      assertThat(output.awaitLine(ANY)).as("the very first line").isEqualTo("first");
      assertThat(output.awaitLine(Pattern.compile("^rea"))).isEqualTo("ready");
    }
    ContainerState state = engine.inspect(id);
    assertThat(state.running()).isTrue();
    assertThat(state.runtime()).isEqualTo(runtime);
    assertThat(state.address()).isNotNull();
    engine.kill(id);
    assertThat(engine.awaitExit(id, PATIENCE)).isEqualTo(137);
    engine.remove(id);
    assertThat(TestEngines.containers(session, RUN)).doesNotContain(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"runc", "crun", "gvisor"})
  void theExitCodeIsThatOfTheProcess(String runtime) {
    String id = create(runtime, "sh", "-c", "echo out; echo err >&2; exit 42");
    engine.start(id);
    assertThat(engine.awaitExit(id, PATIENCE)).isEqualTo(42);
    assertThat(engine.inspect(id).exitCode()).isEqualTo(42);
    assertThat(engine.logs(id, 10)).containsExactlyInAnyOrder("out", "err");
    engine.remove(id);
  }

  /** Else the packets of containers that run are lost until their ARP entry expires. */
  @Test
  void theGatewayKeepsItsHardwareAddressWhileContainersComeAndGo() throws IOException {
    Path address = Path.of("/sys/class/net", TestEngines.places().bridge(), "address");
    String before = Files.readString(address);
    String id = create("runc", "sleep", "1000");
    engine.start(id);
    String during = Files.readString(address);
    engine.remove(id);

    assertThat(during).isEqualTo(before);
    assertThat(Files.readString(address)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"runc", "crun"})
  void aContainerSeesTheHostsKernelUnder(String runtime) throws IOException {
    assertThat(procVersion(runtime)).isEqualTo(Files.readString(Path.of("/proc/version")).strip());
  }

  @Test
  void aContainerSeesAnotherKernelUnderGvisor() {
    assertThat(procVersion("gvisor")).startsWith("Linux version 4.4.0");
  }

  @Test
  void limitsAreEchoed() {
    ContainerSpec limited =
        new ContainerSpec(
            image.digest(),
            List.of(),
            List.of("true"),
            "crun",
            0.5,
            64L << 20,
            Map.of(ContainerSpec.RUN_LABEL, RUN),
            Map.of("GREETING", "hello"),
            List.of(new ContainerSpec.Mount("/etc", "/host-etc", true)),
            "SIGINT");
    String id = engine.create(limited);
    ContainerState state = engine.inspect(id);
    assertThat(state.cpus()).isEqualTo(0.5);
    assertThat(state.memoryBytes()).isEqualTo(64L << 20);
    engine.remove(id);
  }

  @Test
  void stopAsksFirstAndKillsOnceTheGraceHasPassed() {
    String id =
        create("runc", "sh", "-c", "trap 'exit 7' TERM; echo ready; while :; do sleep 0.1; done");
    try (ContainerOutput output = engine.attach(id)) {
      engine.start(id);
      output.awaitLine(ANY);
    }
    engine.stop(id, Duration.ofSeconds(10));
    assertThat(engine.inspect(id).exitCode()).isEqualTo(7);
    engine.remove(id);
  }

  @Test
  void outputThatEndsWithoutTheLineIsAnErrorThatShowsIt() {
    String id = create("runc", "sh", "-c", "echo something else");
    try (ContainerOutput output = engine.attach(id)) {
      engine.start(id);
      assertThatThrownBy(() -> output.awaitLine(Pattern.compile("ready")))
          .isInstanceOf(EngineException.class)
          .hasMessageContainingAll("/ready/", "something else");
    }
    engine.remove(id);
  }

  @Test
  void awaitExitHasATimeLimit() {
    String id = create("runc", "sleep", "1000");
    engine.start(id);
    assertThatThrownBy(() -> engine.awaitExit(id, Duration.ofMillis(300)))
        .isInstanceOf(EngineTimeoutException.class)
        .hasMessageContainingAll(id.substring(0, 12), "0.3 s");
    assertThat(engine.inspect(id).running()).as("the engine can still be called").isTrue();
    engine.remove(id);
  }

  @Test
  void refusalsNameWhatWasRefused() {
    assertThatThrownBy(() -> create("kata", "true"))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll("kata", "registered");
    assertThatThrownBy(() -> engine.create(spec("no-such-image", "runc", RUN)))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll("no-such-image", "pulled or built");
    assertThatThrownBy(() -> engine.start("0123456789abcdef"))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("0123456789ab");
  }

  @Test
  void aCommandThatIsMissingFailsTheStart() {
    String id = create("runc", "no-such-command");
    assertThatThrownBy(() -> engine.start(id))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("no-such-command");
    engine.remove(id);
  }

  @Test
  void bothModesSwitchTheRuntimeAndProveIt() {
    try (RuntimeSwitch byContainer =
        session.engine().runtimeSwitch(RuntimeSwitch.Mode.CONTAINER, false)) {
      assertThat(byContainer.select("crun")).isEqualTo("crun");
    }
    try (RuntimeSwitch byDaemon =
        session.engine().runtimeSwitch(RuntimeSwitch.Mode.DAEMON, false)) {
      assertThat(byDaemon.select("gvisor")).isNull();
      assertThat(procVersion(null)).startsWith("Linux version 4.4.0");
      assertThat(byDaemon.select("crun")).isNull();
      String id = create(null, "true");
      assertThat(engine.inspect(id).runtime()).isEqualTo("crun");
      engine.remove(id);
      assertThatThrownBy(() -> byDaemon.select("kata"))
          .isInstanceOf(EngineException.class)
          .hasMessageContainingAll("kata", "registered are", "crun");
    }
    assertThat(engine.info().defaultRuntime()).isEqualTo("runc");
  }

  @Test
  void theEngineDescribesItself() {
    var info = engine.info();
    assertThat(info.endpoint()).isEqualTo(session.endpoint());
    assertThat(info.runtimes().keySet()).containsAll(Set.of("runc", "crun", "gvisor"));
    assertThat(info.components()).containsKeys("containerd", "runc");
    assertThat(info.cpus()).isPositive();
    assertThat(info.memoryBytes()).isPositive();
    assertThat(info.apiVersion()).matches("1\\.[45]\\d");
  }

  @Test
  void aSecondEngineInTheSameFolderIsRefusedNamingTheHolder() {
    assertThatThrownBy(() -> TestEngines.open(EventHandler.none()))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
    engine.ping();
  }

  @Test
  void twoEnginesOnOneMachineKeepOutOfEachOthersWay() {
    String id = create("runc", "sleep", "1000");
    engine.start(id);
    EngineChoice other = EngineChoice.of("-Dengine", "private", TestEngines.CALL_LIMIT);
    try (EngineSession second =
        new LocalEngines().open(other, TestEngines.RUNTIMES, EventHandler.none())) {
      assertThat(second.endpoint()).isNotEqualTo(session.endpoint());
      assertThat(second.engine().gateway()).isNotEqualTo(engine.gateway());
      assertThat(second.engine().reaper().reapRun(RUN).removed()).isEmpty();
      assertThatThrownBy(() -> second.engine().inspect(id)).isInstanceOf(EngineException.class);
    }
    assertThat(engine.inspect(id).running()).as("after the other one has ended").isTrue();
    engine.remove(id);
  }

  @Test
  void nobodyElseCanUseTheSocket() throws IOException {
    PrivateEnginePlaces places = TestEngines.places();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(places.socket())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(places.run())))
        .isEqualTo("rwx------");
  }

  @Test
  void theImageIsFoundAgainWithoutABuild() {
    ProvidedImage again = engine.images().provide(busybox(), EventHandler.none());
    assertThat(again.origin()).isEqualTo(ProvidedImage.Origin.PRESENT);
    assertThat(again.digest()).isEqualTo(image.digest());
    assertThat(again.sizeBytes()).isBetween(500_000L, 10_000_000L);
  }

  private static String procVersion(@Nullable String runtime) {
    String id = create(runtime, "cat", "/proc/version");
    try (ContainerOutput output = engine.attach(id)) {
      engine.start(id);
      return output.awaitLine(ANY);
    } finally {
      engine.remove(id);
    }
  }

  private static String create(@Nullable String runtime, String... command) {
    return engine.create(spec(image.digest(), runtime, RUN, command));
  }
}
