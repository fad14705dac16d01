package io.github.jmhruntime.container.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LinkRelayTest {

  private static final InetAddress LOCAL = InetAddress.getLoopbackAddress();

  @Test
  void bytesAndTheirEndArePassedOnBothWays() throws Exception {
    try (ServerSocket link = new ServerSocket(0, 1, LOCAL);
        LinkRelay relay = open(link);
        Socket fork = new Socket(LOCAL, relay.port());
        Socket jmh = link.accept()) {
      fork.getOutputStream().write(7);
      assertThat(jmh.getInputStream().read()).isEqualTo(7);
      jmh.getOutputStream().write(8);
      assertThat(fork.getInputStream().read()).isEqualTo(8);
      fork.shutdownOutput();
      assertThat(jmh.getInputStream().read()).isEqualTo(-1);
      jmh.getOutputStream().write(9);
      assertThat(fork.getInputStream().read()).isEqualTo(9);
    }
  }

  /** As the fork in a container whose network is taken away does. */
  @Test
  void jmhSeesTheEndOfAForkThatNeverSaysGoodbye() throws Exception {
    try (ServerSocket link = new ServerSocket(0, 1, LOCAL);
        LinkRelay relay = open(link);
        Socket fork = new Socket(LOCAL, relay.port());
        Socket jmh = link.accept()) {
      relay.close();
      assertThat(fork.isClosed()).isFalse();
      assertThat(jmh.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void whatAForkSentLastIsNotLost() throws Exception {
    byte[] last = new byte[8 << 20];
    Arrays.fill(last, (byte) 1);
    try (ServerSocket link = new ServerSocket(0, 1, LOCAL);
        LinkRelay relay = open(link);
        Socket fork = new Socket(LOCAL, relay.port());
        Socket jmh = link.accept()) {
      CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> readSlowly(jmh));
      fork.getOutputStream().write(last);
      fork.close();
      relay.close();
      assertThat(received.get()).isEqualTo(last);
    }
  }

  private static byte[] readSlowly(Socket socket) {
    try {
      Thread.sleep(500);
      return socket.getInputStream().readAllBytes();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LinkRelay open(ServerSocket link) {
    return LinkRelay.open(new InetSocketAddress(LOCAL, link.getLocalPort()));
  }
}
