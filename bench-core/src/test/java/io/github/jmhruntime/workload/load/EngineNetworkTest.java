package io.github.jmhruntime.workload.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineNetworkTest {

  @Test
  void loopbackMayBeAsked() {
    assertThat(EngineNetwork.of("172.17.0.1").require("127.0.0.1").isLoopbackAddress()).isTrue();
  }

  @Test
  void theBridgeOfThisMachineMayBeAsked() throws Exception {
    String own = addressOfThisMachine();

    assertThat(EngineNetwork.of(own).require(own).getHostAddress()).isEqualTo(own);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "198.51.100.7", "2001:db8::1"})
  void anyOtherAddressIsRefused(String address) {
    // Every machine has this one, and nothing else is in its network.
    EngineNetwork network = EngineNetwork.of("127.0.0.1");

    assertThatThrownBy(() -> network.require(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no load is put on " + address);
  }

  @Test
  void aBridgeOfAnotherMachineOpensNothing() {
    EngineNetwork network = EngineNetwork.of("203.0.113.1");

    assertThatThrownBy(() -> network.require("203.0.113.2"))
        .hasMessageContaining("engine's bridge on this machine (gateway 203.0.113.1)");
  }

  @Test
  void namesAreRefused() {
    assertThatThrownBy(() -> EngineNetwork.of("172.17.0.1").require("example.org"))
        .hasMessageContaining("'example.org' is not an IP address");
  }

  @Test
  void ofAnEngineWithoutABridgeOnlyTheAddressThatItNamesForAContainerMayBeAsked() {
    EngineNetwork pod = EngineNetwork.ofContainer("192.0.2.7");

    assertThat(pod.require("192.0.2.7").getHostAddress()).isEqualTo("192.0.2.7");
    for (String other : List.of("192.0.2.8", "127.0.0.1", "2001:db8::1")) {
      assertThatThrownBy(() -> pod.require(other))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("no load is put on " + other, "192.0.2.7");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "169.254.169.254", "224.0.0.1", "::1", "fe80::1"})
  void whatCanBeNoPodsAddressIsRefusedThoughTheEngineNamesIt(String address) {
    assertThatThrownBy(() -> EngineNetwork.ofContainer(address).require(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("no load is put on " + address, "no address of a pod");
  }

  @Test
  void soIsAnAddressOfThisMachine() throws Exception {
    String own = addressOfThisMachine();

    assertThatThrownBy(() -> EngineNetwork.ofContainer(own).require(own))
        .hasMessageContaining("no address of a pod");
  }

  @Test
  void aNetworkIsAsWideAsItsPrefix() {
    byte[] bridge = {(byte) 172, 17, 0, 1};

    assertThat(EngineNetwork.inOneNetwork(bridge, new byte[] {(byte) 172, 17, 9, 9}, 16)).isTrue();
    assertThat(EngineNetwork.inOneNetwork(bridge, new byte[] {(byte) 172, 17, 9, 9}, 24)).isFalse();
    assertThat(EngineNetwork.inOneNetwork(bridge, new byte[] {(byte) 172, 18, 0, 1}, 16)).isFalse();
    assertThat(EngineNetwork.inOneNetwork(bridge, new byte[16], 16)).isFalse();
  }

  private static String addressOfThisMachine() throws Exception {
    return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
        .flatMap(one -> Collections.list(one.getInetAddresses()).stream())
        .filter(Inet4Address.class::isInstance)
        .findFirst()
        .map(InetAddress::getHostAddress)
        .orElseThrow();
  }
}
