package io.github.jmhruntime.workload.network;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real {@code iperf3 -s} on 127.0.0.1, which {@code ./bench test} installs. */
@Tag("docker")
class Iperf3LoadIT {

  private static final long BITS = 800_000_000;

  private Process server;
  private InetSocketAddress address;

  @BeforeEach
  void start() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = new InetSocketAddress(free.getInetAddress(), free.getLocalPort());
    }
    server =
        new ProcessBuilder(
                "iperf3",
                "--server",
                "--forceflush",
                "--bind",
                "127.0.0.1",
                "--port",
                String.valueOf(address.getPort()))
            .redirectErrorStream(true)
            .start();
    BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    while (line != null && !line.startsWith("Server listening")) {
      line = out.readLine();
    }
    assertThat(line).as("iperf3 -s").isNotNull();
  }

  @AfterEach
  void stop() throws Exception {
    server.destroyForcibly().waitFor();
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "true, 4", "false, 1", "false, 4"})
  void itCountsTheSameBytesAndTellsItsCpuTime(boolean sending, int streams) {
    try (NetworkLoad load =
        sending ? Iperf3Load.sending(address, streams) : Iperf3Load.receiving(address, streams)) {
      for (int i = 0; i < 2; i++) {
        load.begin();
        load.await(BITS);
        NetworkResult result = load.end();
        NetworkResult.Payload payload = requireNonNull(result.payload());

        assertThat(result.operations()).isBetween(BITS, 2 * BITS);
        assertThat(payload.received() / (double) payload.sent()).isCloseTo(1, within(0.2));
        assertThat(result.cpu().peer()).isBetween(0.0, 1.1 * result.seconds() + 0.1);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"true, 64", "true, 1472", "false, 512"})
  void theHighestRateOfDatagramsIsFoundAndBothEndsCountTheSame(boolean sending, int size) {
    try (NetworkLoad load =
        sending
            ? Iperf3DatagramLoad.sending(address, size)
            : Iperf3DatagramLoad.receiving(address, size)) {
      double leastLost = 1;
      for (int i = 0; i < 3; i++) {
        load.begin();
        load.await(1000L * size * Byte.SIZE);
        NetworkResult result = load.end();
        NetworkResult.DatagramQuality datagrams = requireNonNull(result.datagrams());

        assertThat(result.operations()).isGreaterThanOrEqualTo(1000L * size * Byte.SIZE);
        assertThat(datagrams.perSecond()).isGreaterThan(2000);
        leastLost = Math.min(leastLost, datagrams.lost());
        assertThat(datagrams.jitterSeconds()).isBetween(0.0, 0.05);
        assertThat(requireNonNull(result.payload()).received()).isPositive();
      }
      // The machine may stand still for as long as one of them lasts.
      assertThat(leastLost).isLessThan(0.1);
    }
  }

  @Test
  void aServerThatIsKilledHalfWayIsAFailure() throws Exception {
    try (NetworkLoad load = Iperf3Load.sending(address, 2)) {
      load.begin();
      load.await(BITS);
      server.destroyForcibly().waitFor();
      assertThatThrownBy(() -> load.await(Long.MAX_VALUE / 16))
          .isInstanceOf(StalledException.class)
          .hasMessageContaining("the peer at 127.0.0.1:%d", address.getPort());
    }
  }

  @Test
  void aServerThatIsBusyWithAnotherTestIsAFailureThatSaysSo() {
    try (NetworkLoad first = Iperf3Load.sending(address, 1);
        NetworkLoad second = Iperf3Load.sending(address, 1)) {
      first.begin();
      assertThatThrownBy(second::begin)
          .isInstanceOf(StalledException.class)
          .hasMessageContaining("it is busy with another test");
    }
  }
}
