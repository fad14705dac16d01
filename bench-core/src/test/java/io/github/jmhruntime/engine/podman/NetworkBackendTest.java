package io.github.jmhruntime.engine.podman;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.host.Subnet;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NetworkBackendTest {

  private static final Subnet SUBNET = Subnet.parse("10.1.2.0/24");

  @Test
  void podman4HasThePluginsAndPodman5ItsOwn() {
    assertThat(NetworkBackend.of("4.3.1")).isEqualTo(NetworkBackend.CNI);
    assertThat(NetworkBackend.of("5.4.2")).isEqualTo(NetworkBackend.NETAVARK);
  }

  @Test
  void noPluginMakesAGatewayOrChangesThePacketFilter() throws Exception {
    JsonNode plugins = network(NetworkBackend.CNI).path("plugins");
    assertThat(plugins).hasSize(1);
    assertThat(plugins.get(0).path("bridge").asText()).isEqualTo("bridge0");
    assertThat(plugins.get(0).path("isGateway").asBoolean()).isFalse();
    assertThat(plugins.get(0).path("ipMasq").asBoolean()).isFalse();
    assertThat(plugins.at("/0/ipam/ranges/0/0/gateway").asText()).isEqualTo("10.1.2.1");
  }

  @Test
  void netavarkTakesTheBridgeThatIsThere() throws Exception {
    JsonNode network = network(NetworkBackend.NETAVARK);
    assertThat(network.path("network_interface").asText()).isEqualTo("bridge0");
    assertThat(network.at("/options/mode").asText()).isEqualTo("unmanaged");
    assertThat(network.at("/subnets/0/subnet").asText()).isEqualTo("10.1.2.0/24");
    assertThat(NetworkBackend.NETAVARK.settings()).contains("firewall_driver = \"none\"");
  }

  private static JsonNode network(NetworkBackend backend) throws Exception {
    return new ObjectMapper().readTree(backend.network("bridge0", SUBNET, Path.of("/run/x")));
  }
}
