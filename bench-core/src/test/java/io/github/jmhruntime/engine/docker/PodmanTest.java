package io.github.jmhruntime.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.command.DoctorCommand;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code podman system service} of Podman 4.3.1 answered, played back. */
@Timeout(60)
class PodmanTest {

  @TempDir Path folder;

  private FakeEngine podman;

  @BeforeEach
  void listen() throws IOException {
    podman = new FakeEngine(folder);
    try (var recorded = PodmanTest.class.getResourceAsStream("podman-4.3.1-version.json")) {
      podman.tells(new String(recorded.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @AfterEach
  void close() {
    podman.close();
  }

  @Test
  void podmanAtTheSocketOfDockerHostIsRefusedAtOnce() {
    assertIsRefused(() -> open(choice(address(), null)));
  }

  @Test
  void podmanAtTheDefaultSocketIsRefusedAtOnce() {
    assertIsRefused(() -> open(choice(null, podman.endpoint().socket())));
  }

  @Test
  void theDoctorSaysTheSame() {
    assertIsRefused(
        () -> DoctorCommand.run(podman.endpoint().toString(), null, EventHandler.none()));
  }

  @Test
  void cleaningUpGoesOnWithoutIt() {
    List<Event> told = new ArrayList<>();

    assertThat(Engines.installed().cleanUp(choice(address(), null), told::add)).isFalse();
    assertThat(told).singleElement().asString().contains("Podman 4.3.1");
  }

  private void assertIsRefused(ThrowingCallable opening) {
    assertThatThrownBy(opening)
        .isInstanceOf(EngineException.class)
        .hasMessageStartingWith("the engine at %s is Podman 4.3.1", podman.endpoint())
        .hasMessageContainingAll(
            "ignores the runtime",
            "(/usr/bin/crun)",
            "-Dengine=podman",
            "DOCKER_HOST",
            "-Dengine=private")
        .hasMessageNotContaining("RLIMIT");
  }

  private static void open(EngineChoice choice) {
    Engines.installed().open(choice, List.of(), EventHandler.none()).close();
  }

  private EngineChoice.Address address() {
    return new EngineChoice.Address("DOCKER_HOST", podman.endpoint().toString(), Map.of());
  }

  private EngineChoice choice(EngineChoice.@Nullable Address address, @Nullable Path socket) {
    return new EngineChoice(address, socket, folder.resolve("engine"), Duration.ofSeconds(20));
  }
}
