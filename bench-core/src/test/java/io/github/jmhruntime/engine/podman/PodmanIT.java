package io.github.jmhruntime.engine.podman;

import static io.github.jmhruntime.engine.local.TestEngines.busybox;
import static io.github.jmhruntime.engine.local.TestEngines.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerOutput;
import io.github.jmhruntime.engine.ContainerServices;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.ContainerState;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.ProvidedImage;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.engine.local.TestEngines;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.GroupLimits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As root. */
@Tag("docker")
class PodmanIT {

  private static final String RUN = "podman-it";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static EngineSession session;
  private static ContainerEngine engine;
  private static ProvidedImage image;

  @BeforeAll
  static void open() {
    session = PodmanServicesOfTests.open(EventHandler.none());
    engine = session.engine();
    image = engine.images().provide(busybox(), EventHandler.none());
  }

  @AfterAll
  static void closeLeavesNothing() {
    if (session != null) {
      session.close();
    }
    assertThat(PodmanServicesOfTests.leftBehind()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"runc", "crun", "gvisor"})
  void aContainerLivesThroughItsWholeCycle(String runtime) {
    String id = create(runtime, "sh", "-c", "echo first; echo ready; exec sleep 1000");
    assertThat(engine.inspect(id).status()).isEqualTo("created");
    try (ContainerOutput output = engine.attach(id)) {
      engine.start(id);
      assertThat(output.awaitLine(Pattern.compile("^rea"))).isEqualTo("ready");
    }
    ContainerState state = engine.inspect(id);
    assertThat(state.running()).isTrue();
    assertThat(state.runtime()).as("what libpod says").isEqualTo(runtime);
    assertThat(state.address()).isNotNull();
    engine.kill(id);
    assertThat(engine.awaitExit(id, PATIENCE)).isEqualTo(137);
    engine.remove(id);
    assertThatThrownBy(() -> engine.inspect(id)).isInstanceOf(EngineException.class);
  }

  @Test
  void aContainerUnderGvisorSeesAnotherKernel() {
    String id = create("gvisor", "cat", "/proc/version");
    engine.start(id);
    assertThat(engine.awaitExit(id, PATIENCE)).isZero();
    assertThat(engine.logs(id, 1).get(0)).startsWith("Linux version 4.4.0");
    engine.remove(id);
  }

  /** As for forks, whose output is passed on byte for byte. */
  @Test
  void whatIsAttachedBeforeTheStartMissesNothing() {
    String id = create("crun", "sh", "-c", "echo out; echo err >&2; exit 42");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (ContainerOutput output = engine.attach(id, Duration.ofDays(1))) {
      engine.start(id);
      output.copyTo(out, err);
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("out\n");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("err\n");
    assertThat(engine.awaitExit(id, PATIENCE)).isEqualTo(42);
    engine.remove(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"runc", "crun", "gvisor"})
  void limitsThatAreAskedForAreSeenInTheControlGroup(String runtime) {
    String id =
        engine.create(
            new ContainerSpec(
                image.digest(),
                List.of(),
                List.of("sleep", "1000"),
                runtime,
                0.5,
                64L << 20,
                Map.of(ContainerSpec.RUN_LABEL, RUN),
                Map.of(),
                List.of(),
                null));
    engine.start(id);
    ContainerState state = engine.inspect(id);
    assertThat(state.cpus()).isEqualTo(0.5);
    assertThat(state.memoryBytes()).isEqualTo(64L << 20);
    GroupLimits groups = GroupLimits.of(id);
    assertThat(groups.cpus()).isEqualTo(0.5);
    assertThat(groups.memoryBytes()).isEqualTo(64L << 20);
    engine.remove(id);
  }

  @Test
  void anotherJvmFindsTheServiceOfAContainerByItself() {
    String id = create("gvisor", "sleep", "1000");
    try (ContainerEngine other =
        new PodmanEngines().connect(session.endpoint(), TestEngines.CALL_LIMIT)) {
      other.start(id);
      assertThat(other.inspect(id).runtime()).isEqualTo("gvisor");
      other.reaper().remove(id);
    }
  }

  @Test
  void theEngineSaysWhatItIs() {
    var info = engine.info();
    assertThat(info.product()).isEqualTo("Podman");
    assertThat(info.version()).isNotEmpty();
    assertThat(info.runtimes()).containsOnlyKeys("runc", "crun", "gvisor");
    assertThat(info.components().get("crun")).startsWith("crun version");
    assertThat(info.components()).containsEntry("rootless", "false").containsKey("conmon");
    assertThat(info.cgroupVersion()).isIn("1", "2");
  }

  @Test
  void aServiceThatWasStartedWithAnotherRuntimeIsFoundOut() throws Exception {
    Path claims = Files.createTempDirectory("podman-it");
    Path folder = PodmanServicesOfTests.places().run();
    PodmanSetup setup = PodmanSetup.read(folder);
    setup.write(claims);
    for (String runtime : setup.runtimes().keySet()) {
      String really = runtime.equals("gvisor") ? "crun" : runtime;
      Files.createSymbolicLink(
          PodmanSetup.socket(claims, runtime), PodmanSetup.socket(folder, really));
    }
    try (ContainerEngine lying =
        new PodmanEngines().connect("podman://" + claims, TestEngines.CALL_LIMIT)) {
      assertThatThrownBy(() -> lying.create(spec(image.digest(), "gvisor", RUN, "true")))
          .isInstanceOf(EngineException.class)
          .hasMessageContainingAll("under 'gvisor'", "runs them under 'crun'");
    } finally {
      for (String file : claims.toFile().list()) {
        Files.delete(claims.resolve(file));
      }
      Files.delete(claims);
    }
  }

  @Test
  void whatWouldChangeThePacketFilterIsRefused() {
    ContainerSpec published =
        spec(image.digest(), "runc", RUN, "true").with(ContainerServices.publishing(80));
    assertThatThrownBy(() -> engine.create(published)).hasMessageContaining("packet filter");
    assertThatThrownBy(() -> engine.operations().createNetwork("n", Map.of(), null))
        .hasMessageContaining("packet filter");
  }

  @Test
  void theRuntimeCannotBeSwitchedByADaemon() {
    assertThatThrownBy(() -> engine.runtimeSwitch(RuntimeSwitch.Mode.DAEMON, true))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll("-Dswitch=daemon", "no daemon");
  }

  private static String create(String runtime, String... command) {
    return engine.create(spec(image.digest(), runtime, RUN, command));
  }
}
