package io.github.jmhruntime.workload.network;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.workload.network.peer.Peer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLoadTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyAnswerIsCountedWithItsLatency(boolean keep) throws Exception {
    try (Peer peer = Peer.open(InetAddress.getLoopbackAddress(), 0);
        NetworkLoad load = RequestLoad.open(Reach.to(peer.address()), keep)) {
      for (int i = 0; i < 2; i++) {
        load.begin();
        load.await(300);
        load.await(200);
        NetworkResult result = load.end();
        Latencies latencies = requireNonNull(result.latencies());

        assertThat(result.operations()).isEqualTo(500).isEqualTo(latencies.count());
        // One after the other: their sum cannot be longer than all of it took.
        assertThat(latencies.p50() * 250).isLessThan(result.seconds());
        assertThat(latencies.p50()).isLessThanOrEqualTo(latencies.p99());
        assertThat(latencies.p99()).isLessThanOrEqualTo(latencies.max());
        assertThat(result.payload()).isNull();
      }
    }
  }

  @Test
  void whatOnlyReflectsIsNoPeer() throws Exception {
    try (ServerSocket echo = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      serve(echo, true);
      Reach reach = new Reach(address(echo), Duration.ofSeconds(5));
      try (NetworkLoad load = RequestLoad.open(reach, true)) {
        assertThatThrownBy(load::begin)
            .isInstanceOf(StalledException.class)
            .hasMessageContaining("it answered 1 to 1");
      }
    }
  }

  @Test
  void aPeerThatNeverAnswersIsWaitedForNoLongerThanThePatience() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      serve(silent, false);
      Reach reach = new Reach(address(silent), Duration.ofSeconds(1));
      try (NetworkLoad load = RequestLoad.open(reach, true)) {
        long begin = System.nanoTime();
        assertThatThrownBy(load::begin)
            .isInstanceOf(StalledException.class)
            .hasMessageContaining("gave no answer (waited for up to 1 s)");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
      }
    }
  }

  private static InetSocketAddress address(ServerSocket socket) {
    return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
  }

  /** Two connections, of which the first is control and the second is given back what it sends. */
  private static void serve(ServerSocket listener, boolean reflecting) {
    Thread thread =
        new Thread(
            () -> {
              try (Socket control = listener.accept();
                  Socket requests = listener.accept()) {
                int unused = control.getInputStream().read() + requests.getInputStream().read();
                while (listener.isBound()) {
                  int request = requests.getInputStream().read();
                  if (request < 0) {
                    return;
                  }
                  if (reflecting) {
                    requests.getOutputStream().write(request);
                  }
                }
              } catch (java.io.IOException e) {
                // The test is over.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
