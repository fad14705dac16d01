package io.github.jmhruntime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.event.EventHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineChoiceTest {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  @Test
  void aPrivateEngineIsLookedForNowhereElse() {
    EngineChoice choice = EngineChoice.of("-Dengine", "private", LIMIT);
    assertThat(choice.address()).isNull();
    assertThat(choice.systemSocket()).isNull();
    assertThat(choice.privateFolder()).endsWithRaw(Path.of("jmh-runtime/engine"));
  }

  @Test
  void anEndpointKeepsTheOptionThatNamedIt() {
    EngineChoice choice = EngineChoice.of("engine", "unix:///run/x.sock", LIMIT);
    assertThat(choice.address())
        .extracting(EngineChoice.Address::option, EngineChoice.Address::endpoint)
        .containsExactly("engine", "unix:///run/x.sock");
  }

  @Test
  void theDaemonOfAPrivateEngineCanBeNamed() {
    String asked = EngineChoice.withDaemon("auto", Path.of("/opt/docker-26/dockerd"));
    EngineChoice choice = EngineChoice.of("-Dengine", asked, LIMIT);
    assertThat(choice.dockerd()).isEqualTo(Path.of("/opt/docker-26/dockerd"));
    assertThat(choice.systemSocket()).isNull();
    assertThat(choice.scheme()).isEqualTo("private");
  }

  @Test
  void aDaemonIsRefusedWhereAnotherEngineIsNamed() {
    assertThatThrownBy(
            () -> EngineChoice.withDaemon("unix:///run/docker.sock", Path.of("/opt/dockerd")))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll("-Dengine.dockerd=/opt/dockerd", "'unix:///run/docker.sock'");
  }

  @Test
  void anythingElseIsRefusedWithTheOptionAndAnExample() {
    EngineChoice choice = EngineChoice.of("-Dengine", "docker", LIMIT);
    assertThatThrownBy(() -> Engines.installed().open(choice, List.of(), EventHandler.none()))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll("-Dengine=docker", "auto", "private", "unix:///run/docker.sock");
  }
}
