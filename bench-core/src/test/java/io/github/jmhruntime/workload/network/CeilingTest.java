package io.github.jmhruntime.workload.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CeilingTest {

  @Test
  void aPeerOnTheHostIsAProcessOfItsOwnThatEndsWithItsInput() throws Exception {
    HostPeer peer = HostPeer.onLoopback();
    try (peer;
        NetworkLoad load = RequestLoad.onOneConnection(peer.address())) {
      load.begin();
      load.await(100);
      assertThat(load.end().operations()).isEqualTo(100);
    }
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> RequestLoad.onOneConnection(peer.address()))
        .isInstanceOf(StalledException.class)
        .hasMessageContaining("refused");
  }

  @Test
  void withoutABridgeTheCeilingIsThatOfLoopback() throws Exception {
    Ceiling ceiling =
        Ceiling.measure(
            RequestLoad::onOneConnection, 10, Optional.of(InetAddress.getByName("192.0.2.1")));

    assertThat(ceiling.loopback()).isGreaterThan(100);
    assertThat(ceiling.bridge()).isEmpty();
    assertThat(ceiling.reached(ceiling.loopback() / 2)).isEqualTo(0.5);
  }

  @Test
  void theLowerOfBothIsWhatCanBeReached() {
    assertThat(new Ceiling(40, OptionalDouble.of(20)).reached(19)).isEqualTo(0.95);
    assertThat(new Ceiling(10, OptionalDouble.of(20)).reached(5)).isEqualTo(0.5);
  }

  @Test
  void thePlaceOnABridgeIsTheLastButTheBroadcastAddress() throws UnknownHostException {
    InetAddress gateway = InetAddress.getByName("192.0.2.1");

    assertThat(BridgePlace.last("br0", gateway, 24))
        .contains(new BridgePlace("br0", InetAddress.getByName("192.0.2.254"), 24));
    assertThat(BridgePlace.last("br0", gateway, 28))
        .contains(new BridgePlace("br0", InetAddress.getByName("192.0.2.14"), 28));
    assertThat(BridgePlace.last("br0", gateway, 30)).isEmpty();
    assertThat(BridgePlace.last("br0", InetAddress.getByName("192.0.2.254"), 24)).isEmpty();
  }
}
