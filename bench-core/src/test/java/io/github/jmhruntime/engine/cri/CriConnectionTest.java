package io.github.jmhruntime.engine.cri;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineNotRunningException;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.event.EventHandler;
import io.grpc.Status;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CriConnectionTest {

  @TempDir Path folder;

  @Test
  void whereNothingIsTheSocketIsNamed() {
    assertThatThrownBy(() -> open("cri://" + folder.resolve("none.sock")))
        .isInstanceOf(EngineException.class)
        .hasCauseInstanceOf(EngineNotRunningException.class)
        .hasMessageContainingAll("-Dengine is 'cri://", "there is no socket", "none.sock");
  }

  @Test
  void whereNothingListensThatIsSaid() throws IOException {
    Path socket = folder.resolve("left.sock");
    ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(socket))
        .close();

    assertThatThrownBy(() -> open("cri://" + socket))
        .hasCauseInstanceOf(EngineNotRunningException.class)
        .hasMessageContaining("nothing accepts connections");
  }

  @Test
  void theSocketOfADockerEngineIsToldApart() throws Exception {
    Path socket = folder.resolve("docker.sock");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      Thread docker = new Thread(() -> answerAsHttp(server));
      docker.setDaemon(true);
      docker.start();

      assertThatThrownBy(() -> open("cri://" + socket))
          .hasMessageContainingAll("does not speak gRPC", "-Dengine=unix://" + socket);
    }
  }

  @Test
  void anEngineWhoseCriIsTurnedOffSaysHowItIsTurnedOn() throws Exception {
    try (FakeCri cri = FakeCri.at(folder.resolve("cri.sock"))) {
      cri.failing.put(
          "Version",
          Status.UNIMPLEMENTED.withDescription("unknown service runtime.v1.RuntimeService"));

      assertThatThrownBy(() -> open(cri.endpoint()))
          .hasMessageContainingAll("does not offer CRI v1", "disabled_plugins");
    }
  }

  @Test
  void whatIsNoAddressIsRefusedWithAnExample() {
    assertThatThrownBy(() -> open("cri://localhost:1234"))
        .hasMessageContainingAll("cri://localhost:1234", "cri:///run/containerd/containerd.sock");
  }

  private static void open(String endpoint) {
    EngineChoice choice = EngineChoice.of("-Dengine", endpoint, Duration.ofSeconds(5));
    Engines.installed().open(choice, List.of(), EventHandler.none()).close();
  }

  private static void answerAsHttp(ServerSocketChannel server) {
    try {
      while (true) {
        SocketChannel connection = server.accept();
        var unused = connection.read(ByteBuffer.allocate(1 << 16));
        String answer = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
        connection.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
      }
    } catch (IOException e) {
      // The test has ended.
    }
  }
}
