package io.github.jmhruntime.container.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class LinkTableTest {

  @Test
  void aPortIsConnectedOnceSomeoneIsThere() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(0, 1, loopback)) {
      int port = server.getLocalPort();
      assertThat(LinkTable.connected(port)).isFalse();
      try (Socket client = new Socket(loopback, port);
          Socket accepted = server.accept()) {
        assertThat(client.isConnected() && accepted.isConnected()).isTrue();
        assertThat(LinkTable.connected(port)).isTrue();
      }
    }
  }
}
