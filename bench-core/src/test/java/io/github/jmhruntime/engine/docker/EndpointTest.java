package io.github.jmhruntime.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointTest {

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
}
