package io.github.jmhruntime.workload.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.workload.network.NetworkTask.Kind;
import io.github.jmhruntime.workload.network.peer.Peer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteLoadTest {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private Generator generator;
  private Peer peer;

  @BeforeEach
  void start() throws IOException {
    peer = Peer.open(HERE, 0);
    generator = Generator.open(HERE, 0);
    Thread serving = new Thread(generator::serve);
    serving.setDaemon(true);
    serving.start();
  }

  @AfterEach
  void end() throws IOException {
    generator.close();
    peer.close();
  }

  @ParameterizedTest
  @CsvSource({
    "SEND, 4, 8388608, true, false, false",
    "RECEIVE, 1, 8388608, true, false, false",
    "REQUEST, 0, 20, false, true, false",
    "CONNECT, 0, 20, false, true, false",
    "UDP_SEND, 512, 131072, true, false, true",
    "UDP_RECEIVE, 1472, 131072, true, false, true"
  })
  void whatTheGeneratorFoundArrivesAsItFoundIt(
      Kind kind, int parameter, long step, boolean payload, boolean latencies, boolean datagrams) {
    AtomicInteger warmed = new AtomicInteger();
    try (NetworkLoad load = open(new NetworkTask(kind, parameter), step)) {
      for (int i = 0; i < 2; i++) {
        load.begin(warmed::incrementAndGet);
        for (int j = 0; j < 10; j++) {
          load.await(step);
        }
        NetworkResult result = load.end();

        assertThat(result.operations()).isGreaterThanOrEqualTo(10 * step);
        assertThat(result.seconds()).isBetween(0.0, 10.0);
        assertThat(result.generatorBusy()).isBetween(0.01, 1.05);
        assertThat(result.cpu().peer()).isNotNegative();
        assertThat(result.payload() != null).isEqualTo(payload);
        assertThat(result.latencies() != null).isEqualTo(latencies);
        assertThat(result.datagrams() != null).isEqualTo(datagrams);
        if (result.payload() != null) {
          assertThat(result.payload().received()).isPositive();
          assertThat(result.payload().sent()).isPositive();
        }
        if (result.latencies() != null) {
          assertThat(result.latencies().count()).isEqualTo(result.operations());
          assertThat(result.latencies().p50()).isBetween(1e-6, result.latencies().max());
        }
        if (result.datagrams() != null) {
          assertThat(result.datagrams().perSecond()).isGreaterThan(1000);
        }
      }
    }
    assertThat(warmed).hasValue(2);
  }

  @Test
  void oneGeneratorPutsOneLoadOnAfterTheOther() {
    for (int i = 0; i < 3; i++) {
      try (NetworkLoad load = open(new NetworkTask(Kind.REQUEST, 0), 20)) {
        load.begin();
        load.await(20);
      }
    }
  }

  @Test
  void aPeerThatGoesHalfWayIsToldInTheGeneratorsWords() {
    int port = peer.address().getPort();
    try (NetworkLoad load = open(new NetworkTask(Kind.SEND, 1), 8 << 20)) {
      load.begin();
      load.await(8 << 20);
      assertThatThrownBy(
              () -> {
                peer.close();
                load.await(Long.MAX_VALUE / 2);
              })
          .isInstanceOf(StalledException.class)
          .hasMessageContaining("the peer at 127.0.0.1:" + port);
    }
  }

  @Test
  void aPeerThatIsNotThereIsToldInTheGeneratorsWords() throws IOException {
    InetSocketAddress nobody = free();

    assertThatThrownBy(
            () ->
                RemoteLoad.open(
                    generator.address(), new NetworkTask(Kind.SEND, 1), 8 << 20, nobody))
        .isInstanceOf(StalledException.class)
        .hasMessageContainingAll("the peer at 127.0.0.1:" + nobody.getPort(), "Connection refused");
  }

  @Test
  void aGeneratorThatIsNotThereIsAFailureAtOnce() throws IOException {
    InetSocketAddress nobody = free();

    assertThatThrownBy(
            () -> RemoteLoad.open(nobody, new NetworkTask(Kind.SEND, 1), 8 << 20, peer.address()))
        .isInstanceOf(StalledException.class)
        .hasMessageContaining("Connection refused");
  }

  private static InetSocketAddress free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, HERE)) {
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }
  }

  private NetworkLoad open(NetworkTask task, long step) {
    return RemoteLoad.open(generator.address(), task, step, peer.address());
  }
}
