package io.github.jmhruntime.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.event.EventHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineSessionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"unix:///nonexistent/docker.sock", "tcp://127.0.0.1:1", "ssh://host", "docker"})
  void aDockerHostThatDoesNotAnswerIsNamedAndNeverPassedOver(String value) {
    EngineOptions options =
        new EngineOptions(
            Map.of("DOCKER_HOST", value),
            Path.of("/nonexistent/docker.sock"),
            Path.of("/nonexistent"),
            Duration.ofSeconds(2));
    assertThatThrownBy(() -> EngineSession.open(options, List.of(), EventHandler.none()))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll("DOCKER_HOST", "'" + value + "'");
  }

  @Test
  void tlsIsUsedWhereTheEnvironmentSaysSo() {
    Map<String, String> tls = Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", "/certs");
    Endpoint secure = Endpoint.of("tcp://engine.example", tls);
    assertThat(secure.certificates()).isEqualTo(Path.of("/certs"));
    assertThat(secure).hasToString("tcp://engine.example:2376");
    Endpoint open = Endpoint.of("tcp://engine.example", Map.of());
    assertThat(open.certificates()).isNull();
    assertThat(open).hasToString("tcp://engine.example:2375");
  }

  @Test
  void certificatesThatAreMissingAreNamed() {
    EngineOptions options =
        new EngineOptions(
            Map.of(
                "DOCKER_HOST", "tcp://127.0.0.1:1",
                "DOCKER_TLS_VERIFY", "1",
                "DOCKER_CERT_PATH", "/nonexistent/certs"),
            Path.of("/nonexistent/docker.sock"),
            Path.of("/nonexistent"),
            Duration.ofSeconds(2));
    assertThatThrownBy(() -> EngineSession.open(options, List.of(), EventHandler.none()))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll("/nonexistent/certs", "DOCKER_CERT_PATH");
  }

  @Test
  void anOwnerIsAliveOnlyWhereProcessStartTimeAndBootAgree() {
    Owner self = Owner.current();
    assertThat(Owner.parse(self.toString())).contains(self);
    assertThat(self.life()).isEqualTo(Owner.Life.ALIVE);
    assertThat(with(self.pid(), self.startTicks() + 1, self).life())
        .as("the pid was used again")
        .isEqualTo(Owner.Life.DEAD);
    assertThat(new Owner(self.machine(), "otherboot", self.pid(), self.startTicks()).life())
        .isEqualTo(Owner.Life.DEAD);
    assertThat(new Owner("elsewhere", self.boot(), self.pid(), self.startTicks()).life())
        .isEqualTo(Owner.Life.UNKNOWN);
    assertThat(Owner.parse("something else")).isEmpty();
  }

  private static Owner with(long pid, long startTicks, Owner like) {
    return new Owner(like.machine(), like.boot(), pid, startTicks);
  }
}
