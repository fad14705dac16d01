package io.github.jmhruntime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TcpSegmentsTest {

  @TempDir Path folder;

  @Test
  void countsAreReadByTheirNames() throws IOException {
    Path snmp = folder.resolve("snmp");
    Files.writeString(
        snmp,
        """
        Ip: Forwarding DefaultTTL
        Ip: 1 64
        Tcp: RtoAlgorithm InSegs OutSegs RetransSegs InErrs
        Tcp: 1 90 1000 7 0
        """);

    assertThat(TcpSegments.of(snmp)).contains(new TcpSegments(1000, 7));
    assertThat(new TcpSegments(1097, 10).sentAgainSince(new TcpSegments(1000, 7))).isEqualTo(0.03);
    assertThat(new TcpSegments(9, 1).sentAgainSince(new TcpSegments(9, 1))).isNaN();
  }

  @Test
  void whatCannotBeReadIsNothing() {
    assertThat(TcpSegments.of(folder.resolve("missing"))).isEmpty();
  }

  @Test
  void theKernelCountsWhatThisProcessSends() throws IOException {
    TcpSegments before = TcpSegments.here().orElseThrow();
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
      socket.getOutputStream().write(1);
      assertThat(TcpSegments.here().orElseThrow().sent()).isGreaterThan(before.sent());
    }
  }
}
