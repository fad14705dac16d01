package io.github.jmhruntime.workload.network;

import io.github.jmhruntime.workload.network.peer.Service;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * How a peer is reached.
 *
 * @param address where it listens; the caller has seen to it that it is on this machine
 * @param patience how long nothing may happen
 */
record Reach(InetSocketAddress address, Duration patience) {

  static final Duration PATIENCE = Duration.ofSeconds(10);

  static Reach to(InetSocketAddress address) {
    return new Reach(address, PATIENCE);
  }

  /** A connection on which a read fails after the patience. */
  Socket connect() {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(address, millis());
      socket.setSoTimeout(millis());
      return socket;
    } catch (IOException e) {
      close(socket);
      throw lost("connection", e);
    }
  }

  /** The same, which asks for a service. */
  Socket connect(Service service) {
    Socket socket = connect();
    try {
      socket.getOutputStream().write(service.mark());
      return socket;
    } catch (IOException e) {
      close(socket);
      throw lost("connection", e);
    }
  }

  /** A channel that asks for a service and does not block. */
  SocketChannel open(Service service) {
    return open(new byte[] {service.mark()});
  }

  /** The same, which says something else first. */
  SocketChannel open(byte[] first) {
    try {
      SocketChannel channel = SocketChannel.open();
      try {
        channel.socket().connect(address, millis());
        var unused = channel.write(ByteBuffer.wrap(first));
        channel.configureBlocking(false);
        return channel;
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw lost("connection", e);
    }
  }

  /** What is thrown when a peer did not give what was waited for. */
  StalledException lost(String awaited, IOException cause) {
    String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new StalledException(
        "the peer at %s gave no %s (waited for up to %d s): %s"
            .formatted(text(), awaited, patience.toSeconds(), reason));
  }

  String text() {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  private int millis() {
    return Math.toIntExact(patience.toMillis());
  }

  static void close(Closeable connection) {
    try {
      connection.close();
    } catch (IOException e) {
      // It is of no use any more either way.
    }
  }
}
