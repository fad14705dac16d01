package io.github.jmhruntime.workload.network.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/**
 * The peer's side of a control connection.
 *
 * <ul>
 *   <li>{@code counts}: bytes received and sent over TCP, and the CPU time of the peer's process in
 *       nanoseconds;
 *   <li>{@code expect TRIAL}: counts datagrams of that trial, from nothing;
 *   <li>{@code arrived}: what has come of it: datagrams, bytes, late ones, jitter in nanoseconds;
 *   <li>{@code send TRIAL SIZE RATE}: sends datagrams to where the last greeting came from;
 *   <li>{@code stop}: ends that, and tells how many were sent.
 * </ul>
 *
 * <p>Each is answered by one line, which begins with {@code failed} where it could not be done.
 */
final class Control {

  private final SocketChannel connection;
  private final LongAdder received;
  private final LongAdder sent;
  private final DatagramEnd datagrams;

  Control(SocketChannel connection, LongAdder received, LongAdder sent, DatagramEnd datagrams) {
    this.connection = connection;
    this.received = received;
    this.sent = sent;
    this.datagrams = datagrams;
  }

  void serve() throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(Channels.newInputStream(connection), StandardCharsets.US_ASCII));
    OutputStream out = Channels.newOutputStream(connection);
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.write((answer(line.split(" ", -1)) + "\n").getBytes(StandardCharsets.US_ASCII));
      }
    } finally {
      datagrams.stop();
    }
  }

  private String answer(String[] words) {
    try {
      return switch (words[0]) {
        case "counts" -> "%d %d %d".formatted(received.sum(), sent.sum(), cpuNanos());
        case "expect" -> datagrams.expect(Integer.parseInt(words[1]));
        case "arrived" -> datagrams.arrived();
        case "send" ->
            datagrams.send(
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Double.parseDouble(words[3]));
        case "stop" -> String.valueOf(datagrams.stop());
        default -> "failed: '%s' is no command".formatted(words[0]);
      };
    } catch (IOException | RuntimeException e) {
      return "failed: " + e.toString().replace('\n', ' ');
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean process
        ? process.getProcessCpuTime()
        : -1;
  }
}
