package io.github.jmhruntime.workload.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.workload.load.ConnectionUse;
import io.github.jmhruntime.workload.load.DrivenLoad;
import io.github.jmhruntime.workload.load.Failure;
import io.github.jmhruntime.workload.load.LoadCounts;
import io.github.jmhruntime.workload.load.LoadPlan;
import io.github.jmhruntime.workload.load.NoAnswerException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class RedisLoadTest {

  private static final LoadPlan PLAN =
      LoadPlan.closed(ConnectionUse.KEEP_ALIVE).connections(1).timeLimit(Duration.ofMillis(500));

  @Test
  void everyCommandOfAPipelineIsAnOperation() throws Exception {
    try (Server server = new Server(4, number -> "+OK\r\n".repeat(4));
        DrivenLoad load = DrivenLoad.open(PLAN, List.of(server.set().pipelined(4)))) {
      load.begin();
      load.await(40);
      LoadCounts counts = load.end().total();

      // An answer that comes after the end counts no more.
      assertThat(counts.requests())
          .isGreaterThanOrEqualTo(40)
          .isIn(4L * server.answered(), 4L * (server.answered() - 1));
      assertThat(counts.errors().total()).isZero();
    }
  }

  @Test
  void aWrongAnswerFailsItsWholePipelineAndTheRestGoesOn() throws Exception {
    String right = "+OK\r\n+OK\r\n";
    try (Server server = new Server(2, number -> number == 3 ? "+OK\r\n$-1\r\n" : right);
        DrivenLoad load = DrivenLoad.open(PLAN, List.of(server.set().pipelined(2)))) {
      load.begin();
      load.await(20);
      LoadCounts counts = load.end().total();

      assertThat(counts.errors().of(Failure.WRONG_STATUS)).isEqualTo(2);
      assertThat(counts.requests() + 2).isIn(2L * server.answered(), 2L * (server.answered() - 1));
    }
  }

  @Test
  void aServerThatOnlyRefusesIsQuoted() throws Exception {
    try (Server server = new Server(1, number -> "-OOM command not allowed\r\n");
        DrivenLoad load = DrivenLoad.open(PLAN, List.of(server.set()))) {
      load.begin();

      assertThatThrownBy(() -> load.await(1))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageContaining("with a wrong status")
          .hasMessageContaining("the server said 'OOM command not allowed'");
    }
  }

  /** Answers so many commands at once to one client, as it is told to. */
  private static final class Server implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final AtomicInteger answered = new AtomicInteger();

    Server(int pipeline, IntFunction<String> answers) throws IOException {
      int length = set().pipelined(pipeline).request(ConnectionUse.KEEP_ALIVE).length;
      Thread thread = new Thread(() -> serve(length, answers), "redis-of-test");
      thread.setDaemon(true);
      thread.start();
    }

    RedisTarget set() {
      return RedisTarget.set(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), listening.getLocalPort()), 3);
    }

    int answered() {
      return answered.get();
    }

    private void serve(int length, IntFunction<String> answers) {
      try (Socket client = listening.accept()) {
        InputStream in = client.getInputStream();
        while (in.readNBytes(length).length == length) {
          byte[] answer = answers.apply(answered.get()).getBytes(US_ASCII);
          answered.incrementAndGet();
          client.getOutputStream().write(answer);
        }
      } catch (IOException e) {
        // The client has had enough.
      }
    }

    @Override
    public void close() throws IOException {
      listening.close();
    }
  }
}
