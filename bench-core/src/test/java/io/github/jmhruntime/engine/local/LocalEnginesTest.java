package io.github.jmhruntime.engine.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.event.EventHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalEnginesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"unix:///nonexistent/docker.sock", "tcp://127.0.0.1:1", "ssh://host", "docker"})
  void aDockerHostThatDoesNotAnswerIsNamedAndNeverPassedOver(String value) {
    EngineChoice choice = named(value, Map.of());
    assertThatThrownBy(() -> new LocalEngines().open(choice, List.of(), EventHandler.none()))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll("DOCKER_HOST", "'" + value + "'");
  }

  @Test
  void certificatesThatAreMissingAreNamed() {
    EngineChoice choice =
        named(
            "tcp://127.0.0.1:1",
            Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", "/nonexistent/certs"));
    assertThatThrownBy(() -> new LocalEngines().open(choice, List.of(), EventHandler.none()))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll("/nonexistent/certs", "DOCKER_CERT_PATH");
  }

  private static EngineChoice named(String endpoint, Map<String, String> environment) {
    return new EngineChoice(
        new EngineChoice.Address("DOCKER_HOST", endpoint, environment),
        null,
        Path.of("/nonexistent"),
        Duration.ofSeconds(2));
  }
}
