package io.github.jmhruntime.workload.network;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.workload.network.peer.Peer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamLoadTest {

  private static final long BITS = 800_000_000;
  private static final Duration SHORT = Duration.ofSeconds(2);

  /** What is under way between the two counts lies in the buffers of sockets. */
  private static final long BUFFERS = 16 << 20;

  @ParameterizedTest
  @CsvSource({"true, 1", "true, 4", "false, 1", "false, 16"})
  void bothEndsCountTheBytesOfEachDirection(boolean sending, int streams) throws Exception {
    try (Peer peer = Peer.open(InetAddress.getLoopbackAddress(), 0);
        NetworkLoad load = StreamLoad.open(Reach.to(peer.address()), streams, sending)) {
      for (int i = 0; i < 2; i++) {
        load.begin();
        load.await(BITS / 2);
        load.await(BITS / 2);
        NetworkResult result = load.end();

        assertThat(result.operations())
            .isBetween(BITS, BITS + 8L * 8 * Peer.CHUNK * streams)
            .isEqualTo(8 * (sending ? payload(result).sent() : payload(result).received()));
        assertThat(Math.abs(payload(result).sent() - payload(result).received()))
            .isLessThan(BUFFERS * streams);
        assertThat(result.generatorBusy()).isBetween(0.01, 1.05);
        assertThat(result.cpu().peer()).isPositive();
      }
    }
  }

  @Test
  void aStreamThatStallsIsAFailureThatNamesItWhileOthersGoOn() throws Exception {
    try (HalfDead server = new HalfDead();
        NetworkLoad load = StreamLoad.open(new Reach(server.address(), SHORT), 2, true)) {
      assertThatThrownBy(
              () -> {
                load.begin();
                load.await(Long.MAX_VALUE / 16);
              })
          .isInstanceOf(StalledException.class)
          .hasMessageContaining("stream 2 of 2 to 127.0.0.1:%d stalls", server.address().getPort());
    }
  }

  @Test
  void aPeerThatGoesHalfWayIsAFailureAtOnce() throws Exception {
    Peer peer = Peer.open(InetAddress.getLoopbackAddress(), 0);
    try (NetworkLoad load = StreamLoad.receiving(peer.address(), 2)) {
      load.begin();
      load.await(BITS);
      peer.close();
      assertThatThrownBy(() -> load.await(Long.MAX_VALUE / 16))
          .isInstanceOf(StalledException.class)
          .hasMessageContaining("the peer at 127.0.0.1:");
    }
  }

  @Test
  void aPeerThatDoesNotListenIsNamed() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    InetSocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), free);

    assertThatThrownBy(() -> StreamLoad.sending(nobody, 1))
        .isInstanceOf(StalledException.class)
        .hasMessageContaining("the peer at 127.0.0.1:%d gave no connection", free)
        .hasMessageContaining("refused");
  }

  @Test
  void aPortInUseIsToldByThePeer() throws Exception {
    try (Peer first = Peer.open(InetAddress.getLoopbackAddress(), 0)) {
      assertThatThrownBy(
              () -> Peer.open(InetAddress.getLoopbackAddress(), first.address().getPort()))
          .hasMessageContaining(
              "peer cannot listen on 127.0.0.1, port %d", first.address().getPort())
          .hasMessageContaining("in use");
    }
  }

  private static NetworkResult.Payload payload(NetworkResult result) {
    return requireNonNull(result.payload());
  }

  /** Answers on control, reads the first stream and never the second. */
  private static final class HalfDead implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());

    HalfDead() throws IOException {
      Thread thread = new Thread(this::serve);
      thread.setDaemon(true);
      thread.start();
    }

    InetSocketAddress address() {
      return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    private void serve() {
      try {
        Socket control = listener.accept();
        Socket first = listener.accept();
        Socket second = listener.accept();
        control.getInputStream().read();
        Thread answers =
            new Thread(
                () -> {
                  try {
                    while (control.getInputStream().read() != '\n') {
                      // Only the end of the line is of interest.
                    }
                    control.getOutputStream().write("0 0 0\n".getBytes(StandardCharsets.US_ASCII));
                  } catch (IOException e) {
                    // The test is over.
                  }
                });
        answers.setDaemon(true);
        answers.start();
        first.getInputStream().transferTo(OutputStream.nullOutputStream());
        second.close();
      } catch (IOException e) {
        // The test is over.
      }
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }
}
