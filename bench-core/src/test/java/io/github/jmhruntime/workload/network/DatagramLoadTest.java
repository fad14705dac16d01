package io.github.jmhruntime.workload.network;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.workload.network.NetworkResult.DatagramQuality;
import io.github.jmhruntime.workload.network.peer.Peer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatagramLoadTest {

  private static final long BITS = 8 << 18;

  @ParameterizedTest
  @CsvSource({"true, 64", "true, 1472", "false, 64", "false, 1472"})
  void theRateThatWasFoundIsKeptAndBothEndsCountWhatGoes(boolean sending, int size)
      throws Exception {
    try (Peer peer = Peer.open(InetAddress.getLoopbackAddress(), 0);
        NetworkLoad load = DatagramLoad.open(Reach.to(peer.address()), size, sending)) {
      load.begin();
      load.await(BITS);
      load.await(BITS);
      NetworkResult result = load.end();
      NetworkResult.Payload payload = requireNonNull(result.payload());
      DatagramQuality quality = requireNonNull(result.datagrams());

      assertThat(result.operations()).isBetween(2 * BITS, 2 * BITS + 64L * 8 * size + 1_000_000);
      assertThat(payload.sent() % size).isZero();
      assertThat(payload.received()).isBetween(1L, payload.sent());
      assertThat(quality.lost())
          .isEqualTo(1 - payload.received() / (double) payload.sent(), within());
      assertThat(quality.perSecond()).isGreaterThan(500);
      assertThat(quality.jitterSeconds()).isBetween(0.0, 0.1);
      assertThat(quality.late()).isBetween(0.0, 0.5);
    }
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.api.Assertions.within(1e-9);
  }

  /** As under a runtime without UDP: TCP is answered, UDP is not. */
  @Test
  void aPeerThatIsReachedByTcpOnlyIsAFailureThatSaysSo() throws Exception {
    try (ServerSocket tcpOnly = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      Reach reach =
          new Reach(
              new InetSocketAddress(tcpOnly.getInetAddress(), tcpOnly.getLocalPort()),
              Duration.ofSeconds(1));

      assertThatThrownBy(() -> DatagramLoad.open(reach, 64, true))
          .isInstanceOf(StalledException.class)
          .hasMessageContaining("it is reached by TCP, but not by UDP");
    }
  }

  @Test
  void aPeerThatGoesHalfWayIsAFailureAndNoWaitForEver() throws Exception {
    Peer peer = Peer.open(InetAddress.getLoopbackAddress(), 0);
    Reach reach = new Reach(peer.address(), Duration.ofSeconds(1));
    try (NetworkLoad load = DatagramLoad.open(reach, 512, false)) {
      load.begin();
      load.await(BITS);
      peer.close();
      assertThatThrownBy(() -> load.await(Long.MAX_VALUE / 16))
          .isInstanceOf(StalledException.class);
    }
  }
}
