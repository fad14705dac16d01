package io.github.jmhruntime.engine.cri;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.Confinement;
import io.github.jmhruntime.engine.ContainerOutput;
import io.github.jmhruntime.engine.ContainerReaper.Reaped;
import io.github.jmhruntime.engine.ContainerServices;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.ContainerState;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.engine.EngineTimeoutException;
import io.github.jmhruntime.engine.Pods;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.grpc.Status;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CriEngineTest {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  @TempDir Path folder;

  private FakeCri cri;
  private CriEngine engine;

  @BeforeEach
  void open() throws Exception {
    cri = FakeCri.at(folder.resolve("cri.sock"));
    engine = open(LIMIT);
    cri.calls.clear();
  }

  @AfterEach
  void close() throws Exception {
    cri.containers.keySet().stream().toList().forEach(engine::remove);
    engine.close();
    cri.close();
  }

  private CriEngine open(Duration limit) {
    return CriEngine.open(cri.endpoint(), EngineChoice.of("-Dengine", cri.endpoint(), limit));
  }

  @Test
  void itsHandlersAreTheRuntimes() {
    EngineInfo info = engine.info();

    assertThat(info.product()).isEqualTo("containerd");
    assertThat(info.version()).isEqualTo("1.6.20");
    assertThat(info.runtimes())
        .containsOnly(Map.entry("runc", "/usr/sbin/runc"), Map.entry("kata", ""));
    assertThat(info.defaultRuntime()).isEqualTo("runc");
    assertThat(info.storageDriver()).isEqualTo("overlayfs");
  }

  @Test
  void aContainerIsAPodWithOneContainerUnderTheHandlerThatIsAskedFor() {
    String id = engine.create(spec("kata"));
    engine.start(id);

    ContainerState state = engine.inspect(id);
    assertThat(state.status()).isEqualTo("running");
    assertThat(state.runtime()).isEqualTo("kata");
    assertThat(state.cpus()).isEqualTo(1.5);
    assertThat(state.memoryBytes()).isEqualTo(64L << 20);
    assertThat(state.pid()).isEqualTo(77);
    assertThat(state.address()).isEqualTo("127.0.0.9");
    var pod = cri.pods.values().iterator().next().getConfig();
    var container = requireNonNull(cri.containers.get(id)).getConfig();
    assertThat(pod.getLabelsMap()).containsEntry(ContainerSpec.RUN_LABEL, "run-1");
    assertThat(container.getLabelsMap()).containsEntry(ContainerSpec.RUN_LABEL, "run-1");
    assertThat(container.getCommandList()).containsExactly("sh");
    assertThat(container.getArgsList()).containsExactly("-c", "true");
    assertThat(container.getEnvs(0).getValue().toStringUtf8()).isEqualTo("ö");
    assertThat(container.getMounts(0).getHostPath()).isEqualTo("/etc");
    assertThat(container.getMounts(0).getReadonly()).isTrue();
  }

  @Test
  void removingTakesContainerSandboxAndFolderAwayAndIsDoneOnlyOnce() {
    String id = engine.create(spec("runc"));
    Path made = Path.of(cri.pods.values().iterator().next().getConfig().getLogDirectory());
    assertThat(made).isDirectory();
    engine.start(id);
    cri.calls.clear();

    engine.remove(id);
    engine.remove(id);

    assertThat(cri.calls)
        .containsSubsequence(
            "StopContainer 0", "RemoveContainer", "StopPodSandbox", "RemovePodSandbox")
        .filteredOn(call -> call.equals("RemovePodSandbox"))
        .hasSize(1);
    assertThat(cri.pods).isEmpty();
    assertThat(made).doesNotExist();
  }

  @Test
  void nothingIsLeftOfAPodWhoseContainerCannotBeCreated() {
    cri.failing.put("CreateContainer", Status.UNKNOWN.withDescription("no such image"));

    assertThatThrownBy(() -> engine.create(spec("runc")))
        .isInstanceOf(EngineException.class)
        .hasMessage("create a container from busybox: no such image");
    assertThat(cri.calls).endsWith("StopPodSandbox", "RemovePodSandbox");
    assertThat(cri.pods).isEmpty();
  }

  @Test
  void aHandlerThatIsNotConfiguredIsRefusedWithTheRemedy() {
    cri.failing.put(
        "RunPodSandbox",
        Status.UNKNOWN.withDescription("no runtime for \"kata-fc\" is configured"));

    assertThatThrownBy(() -> engine.create(spec("kata-fc")))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll("under 'kata-fc'", "is configured", "config.toml");
  }

  @Test
  void aSandboxImageThatIsMissingIsToldWithTheRemedy() {
    cri.failing.put(
        "RunPodSandbox",
        Status.UNKNOWN.withDescription(
            "failed to get sandbox image \"registry.k8s.io/pause:3.6\""));

    assertThatThrownBy(() -> engine.create(spec("runc")))
        .hasMessageContainingAll("pause:3.6", "images import", "sandbox_image");
  }

  @Test
  void aCallThatHangsEndsAtTheTimeLimit() {
    try (CriEngine impatient = open(Duration.ofMillis(300))) {
      cri.hanging = "RunPodSandbox";

      assertThatThrownBy(() -> impatient.create(spec("runc")))
          .isInstanceOf(EngineTimeoutException.class)
          .hasMessageContainingAll("run a pod under 'runc'", "within 0.3 s", "hangs");
    }
    assertThat(folderOfPods()).isEmpty();
  }

  @Test
  void outputIsReadFromTheEnginesFileAlsoWhereItComesLater() throws Exception {
    String id = engine.create(spec("runc"));
    try (ContainerOutput output = engine.attach(id)) {
      engine.start(id);
      Thread later =
          new Thread(
              () ->
                  cri.write(
                      id,
                      """
                      2026-11-25T00:00:00.000000001Z stdout F begins
                      2026-11-25T00:00:00.000000002Z stderr P it is
                      2026-11-25T00:00:00.000000003Z stderr F  ready
                      """));
      later.start();

      assertThat(output.awaitLine(Pattern.compile("ready"))).isEqualTo("it is ready");
      later.join();
    }
    engine.stop(id, LIMIT);
    assertThat(engine.logs(id, 1)).containsExactly("it is ready");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    engine.attach(id).copyTo(out, err);
    assertThat(out).hasToString("begins\n");
    assertThat(err).hasToString("it is ready\n");
    assertThat(engine.awaitExit(id, LIMIT)).isEqualTo(3);
  }

  @Test
  void outputThatEndsWithoutTheLineSaysWhatItWas() {
    String id = engine.create(spec("runc"));
    cri.write(id, "2026-11-25T00:00:00.000000001Z stdout F cannot bind\n");
    engine.kill(id);

    try (ContainerOutput output = engine.attach(id)) {
      assertThatThrownBy(() -> output.awaitLine(Pattern.compile("ready")))
          .hasMessageContainingAll("ended without it", "cannot bind");
    }
  }

  @Test
  void aContainerThatIsKilledByItsOwnSignalGetsNoTimeToEnd() {
    String id = engine.create(spec("runc").stoppedBy("SIGKILL"));
    engine.start(id);
    engine.stop(id, Duration.ofSeconds(4));
    String other = engine.create(spec("runc"));
    engine.stop(other, Duration.ofSeconds(4));

    assertThat(cri.calls).containsSubsequence("StopContainer 0", "StopContainer 4");
  }

  @Test
  void whatCriHasNoWordsForIsRefusedByNameBeforeAnythingIsMade() {
    ContainerSpec published = spec("runc").with(ContainerServices.publishing(80));
    ContainerSpec limited = confined(Confinement.confining().pids(9).build());
    ContainerSpec mounted = confined(Confinement.confining().temporary("/x", "size=1m").build());

    assertThatThrownBy(() -> engine.create(published)).hasMessageContaining("published ports");
    assertThatThrownBy(() -> engine.create(limited)).hasMessageContaining("limit of processes");
    assertThatThrownBy(() -> engine.create(mounted)).hasMessageContaining("temporary file systems");
    assertThatThrownBy(() -> engine.operations().commit("id")).hasMessageContaining("commit");
    assertThatThrownBy(() -> engine.runtimeSwitch(RuntimeSwitch.Mode.DAEMON, true))
        .hasMessageContaining("-Dswitch=daemon");
    assertThat(cri.pods).isEmpty();
  }

  @Test
  void theReaperRemovesOnlyWhatOneRunHasMade() {
    String id = engine.create(spec("runc"));
    String other = engine.create(labelled("run-2"));

    Reaped reaped = engine.reaper().reapRun("run-1");

    assertThat(reaped.removed()).containsExactly(id);
    assertThat(cri.containers).containsOnlyKeys(other);
    assertThat(engine.reaper().reapDead().kept()).singleElement().asString().contains("is alive");
  }

  @Test
  void aPodsStepsAreOneCallEach() {
    Pods pods = engine.pods().orElseThrow();
    String sandbox = pods.runSandbox(confined(Confinement.DEFAULT));
    assertThat(pods.runtimeOf(sandbox)).isEqualTo("runc");
    String id = pods.createContainer(sandbox, confined(Confinement.DEFAULT));
    cri.calls.clear();
    pods.startContainer(id);
    pods.stopContainer(id, Duration.ofSeconds(2));
    pods.removeContainer(id);
    pods.stopSandbox(sandbox);
    pods.removeSandbox(sandbox);

    assertThat(cri.calls)
        .containsExactly(
            "StartContainer",
            "StopContainer 2",
            "RemoveContainer",
            "StopPodSandbox",
            "RemovePodSandbox");
  }

  @Test
  void theWayToThisMachineIsFoundByAPodThatIsRemovedAgain() {
    assertThat(engine.gateway()).isEqualTo("127.0.0.1");
    assertThat(cri.pods).isEmpty();
  }

  private List<Path> folderOfPods() {
    return cri.pods.values().stream()
        .map(pod -> Path.of(pod.getConfig().getLogDirectory()))
        .filter(Files::exists)
        .toList();
  }

  private static ContainerSpec spec(String runtime) {
    return spec(runtime, "run-1", Confinement.DEFAULT, 1.5, 64L << 20);
  }

  private static ContainerSpec labelled(String run) {
    return spec("runc", run, Confinement.DEFAULT, null, null);
  }

  private static ContainerSpec confined(Confinement confinement) {
    return spec("runc", "run-1", confinement, null, null);
  }

  private static ContainerSpec spec(
      String runtime,
      String run,
      Confinement confinement,
      @Nullable Double cpus,
      @Nullable Long memory) {
    return new ContainerSpec(
        "busybox",
        List.of("sh"),
        List.of("-c", "true"),
        runtime,
        cpus,
        memory,
        Map.of(ContainerSpec.RUN_LABEL, run),
        Map.of("NAME", "ö"),
        List.of(new ContainerSpec.Mount("/etc", "/host", true)),
        "SIGTERM",
        confinement,
        ContainerServices.NONE);
  }
}
