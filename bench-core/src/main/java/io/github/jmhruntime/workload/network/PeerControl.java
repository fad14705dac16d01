package io.github.jmhruntime.workload.network;

import io.github.jmhruntime.workload.network.peer.DatagramCount;
import io.github.jmhruntime.workload.network.peer.Service;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The control connection to a peer. */
final class PeerControl implements AutoCloseable {

  private final Reach reach;
  private final Socket socket;
  private final BufferedReader in;
  private final OutputStream out;

  private PeerControl(Reach reach, Socket socket) throws IOException {
    this.reach = reach;
    this.socket = socket;
    this.in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    this.out = socket.getOutputStream();
  }

  /** What a peer has counted since its start; CPU time in nanoseconds, negative when unknown. */
  record Counts(long received, long sent, long cpuNanos) {}

  static PeerControl open(Reach reach) {
    Socket socket = reach.connect(Service.CONTROL);
    try {
      return new PeerControl(reach, socket);
    } catch (IOException e) {
      throw reach.lost("control connection", e);
    }
  }

  InetSocketAddress address() {
    return reach.address();
  }

  Counts counts() {
    String[] words = ask("counts").split(" ", -1);
    return new Counts(Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
  }

  void expect(int trial) {
    ask("expect " + trial);
  }

  DatagramCount arrived() {
    return DatagramCount.read(ask("arrived"));
  }

  void send(int trial, int size, double perSecond) {
    ask(String.format(Locale.ROOT, "send %d %d %.3f", trial, size, perSecond));
  }

  long stop() {
    return Long.parseLong(ask("stop"));
  }

  private String ask(String line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
      String answer = in.readLine();
      if (answer == null) {
        throw new IOException("it has closed the connection");
      }
      if (answer.startsWith("failed")) {
        throw new IOException(answer);
      }
      return answer;
    } catch (IOException e) {
      throw reach.lost("answer to '%s'".formatted(line), e);
    }
  }

  @Override
  public void close() {
    Reach.close(socket);
  }
}
