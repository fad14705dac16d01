package io.github.jmhruntime.engine.podman;

import static io.github.jmhruntime.engine.local.TestEngines.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.docker.FakeEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two services, of which one may be another than it claims. */
@Timeout(60)
class PodmanEngineTest {

  private static final String ID = "0123456789ab";

  @TempDir Path folder;

  private FakeEngine runc;
  private FakeEngine crun;

  @BeforeEach
  void start() throws IOException {
    runc = service("runc", "runc");
    crun = service("crun", "crun");
    write(false);
  }

  @AfterEach
  void end() {
    runc.close();
    crun.close();
  }

  @Test
  void aContainerIsCreatedByTheServiceOfItsRuntime() {
    try (ContainerEngine engine = connect()) {
      assertThat(engine.create(spec("image", "crun", "run", "true"))).isEqualTo(ID);
    }
    assertThat(crun.asked()).anyMatch(line -> line.contains("/containers/create"));
    assertThat(runc.asked()).noneMatch(line -> line.contains("/containers/create"));
  }

  @Test
  void aContainerOfAnotherJvmIsFoundByWhatLibpodSays() {
    runc.answers("/libpod/containers/" + ID + "/json", "{\"OCIRuntime\":\"crun\"}");
    crun.answers("/containers/" + ID + "/start", "");
    try (ContainerEngine engine = connect()) {
      engine.start(ID);
    }
    assertThat(crun.asked()).anyMatch(line -> line.contains("/start"));
  }

  @Test
  void aRuntimeWithoutAServiceIsRefusedWithThoseThatHaveOne() {
    try (ContainerEngine engine = connect()) {
      assertThatThrownBy(() -> engine.create(spec("image", "kata", "run", "true")))
          .isInstanceOf(EngineException.class)
          .hasMessageContainingAll("no Podman service for 'kata'", "crun, runc");
    }
  }

  @Test
  void aServiceOfAnotherRuntimeThanItClaimsIsFoundOut() throws IOException {
    crun.answers("/libpod/info", info("runc"));
    try (ContainerEngine engine = connect()) {
      assertThatThrownBy(() -> engine.create(spec("image", "crun", "run", "true")))
          .isInstanceOf(EngineException.class)
          .hasMessageContainingAll("under 'crun'", "under 'runc'", "nothing is measured");
    }
    assertThat(crun.asked()).noneMatch(line -> line.contains("/containers/create"));
  }

  /** The services claim what is right, and one container is under something else all the same. */
  @Test
  void theRuntimeOfAContainerIsLibpodsAndNotTheOneThatDockersApiMakesUp() {
    crun.answers(
        "/v1.41/containers/" + ID + "/json",
        "{\"Id\":\""
            + ID
            + "\",\"State\":{\"Status\":\"running\"},\"HostConfig\":{\"Runtime\":\"oci\"}}");
    crun.answers("/libpod/containers/" + ID + "/json", "{\"OCIRuntime\":\"runc\"}");
    try (ContainerEngine engine = connect()) {
      String id = engine.create(spec("image", "crun", "run", "true"));
      assertThat(engine.inspect(id).runtime()).isEqualTo("runc");
    }
  }

  @Test
  void limitsThatCannotBeSetAreRefusedBeforeAnythingIsCreated() throws IOException {
    write(true);
    ContainerSpec limited =
        new ContainerSpec(
            "image", List.of(), List.of(), "crun", 0.5, null, Map.of(), Map.of(), List.of(), null);
    try (ContainerEngine engine = connect()) {
      assertThatThrownBy(() -> engine.create(limited))
          .isInstanceOf(EngineException.class)
          .hasMessageContainingAll("without root", "cgroup v1", "-Dlimits");
      assertThat(engine.gateway()).isEqualTo("10.0.2.2");
      assertThat(engine.listenAddress()).isEqualTo("127.0.0.1");
    }
    assertThat(crun.asked()).noneMatch(line -> line.contains("/containers/create"));
  }

  @Test
  void aFolderWithoutServicesIsRefusedWithTheRemedy() {
    assertThatThrownBy(
            () -> new PodmanEngines().connect("podman:///nowhere", Duration.ofSeconds(5)))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll("/nowhere", "-Dengine=podman");
  }

  private ContainerEngine connect() {
    return new PodmanEngines().connect("podman://" + folder, Duration.ofSeconds(20));
  }

  private void write(boolean rootless) throws IOException {
    new PodmanSetup(rootless, !rootless, "/group", Map.of("runc", "/bin/runc", "crun", "/bin/crun"))
        .write(folder);
  }

  private FakeEngine service(String name, String runtime) throws IOException {
    FakeEngine service = new FakeEngine(folder, name + ".sock");
    service.answers("/libpod/info", info(runtime));
    service.answers("/containers/create", "{\"Id\":\"" + ID + "\",\"Warnings\":[]}");
    return service;
  }

  private static String info(String runtime) {
    return "{\"host\":{\"ociRuntime\":{\"name\":\"%1$s\",\"path\":\"/bin/%1$s\"}}}"
        .formatted(runtime);
  }
}
