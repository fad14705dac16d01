package io.github.jmhruntime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EngineChoiceTest {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  @Test
  void aPrivateEngineIsLookedForNowhereElse() {
    EngineChoice choice = EngineChoice.of("-Dengine", "private", LIMIT);
    assertThat(choice.address()).isNull();
    assertThat(choice.systemSocket()).isNull();
    assertThat(choice.privateFolder()).endsWithRaw(java.nio.file.Path.of("jmh-runtime/engine"));
  }

  @Test
  void anEndpointKeepsTheOptionThatNamedIt() {
    EngineChoice choice = EngineChoice.of("engine", "unix:///run/x.sock", LIMIT);
    assertThat(choice.address())
        .extracting(EngineChoice.Address::option, EngineChoice.Address::endpoint)
        .containsExactly("engine", "unix:///run/x.sock");
  }

  @Test
  void anythingElseIsRefusedWithTheOptionAndAnExample() {
    assertThatThrownBy(() -> EngineChoice.of("-Dengine", "docker", LIMIT))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll("-Dengine=docker", "auto", "private", "unix:///run/docker.sock");
  }
}
