package io.github.jmhruntime.probe;

import io.github.jmhruntime.host.Processes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The answer of {@code serve.pl}. */
final class Answer {

  private static final int TIMEOUT_MILLIS = 1000;

  private Answer() {}

  /** Whether it comes from there within that time. */
  static boolean from(String address, int port, Duration limit) {
    return !address.isEmpty() && port > 0 && Processes.await(limit, () -> comes(address, port));
  }

  private static boolean comes(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      return "hello=world"
          .equals(
              new BufferedReader(
                      new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                  .readLine());
    } catch (IOException e) {
      return false;
    }
  }
}
