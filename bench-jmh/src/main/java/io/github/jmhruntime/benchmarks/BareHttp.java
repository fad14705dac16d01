package io.github.jmhruntime.benchmarks;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The least that can speak to the engine: one kept-alive connection, requests and answers without a
 * body, one write and as many reads as the answer takes.
 */
final class BareHttp implements AutoCloseable {

  private final SocketChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(4096);

  private BareHttp(SocketChannel channel) {
    this.channel = channel;
  }

  /** Connects to an engine at a {@code unix://} endpoint. */
  static BareHttp open(String endpoint) throws IOException {
    URI uri = URI.create(endpoint);
    if (!"unix".equals(uri.getScheme())) {
      throw new IllegalArgumentException(
          "the engine is at %s; a bare client can only speak to one on a unix:// socket"
              .formatted(endpoint));
    }
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(Path.of(uri.getPath())));
    return new BareHttp(channel);
  }

  /** A request that is ready to be sent. */
  static ByteBuffer post(String path) {
    String request =
        "POST %s HTTP/1.1\r\nHost: docker\r\nContent-Length: 0\r\n\r\n".formatted(path);
    return ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
  }

  /** Sends the request and returns the status once the end of the answer's head has arrived. */
  int send(ByteBuffer request) throws IOException {
    while (request.hasRemaining()) {
      channel.write(request);
    }
    buffer.clear();
    while (!headHasEnded()) {
      if (channel.read(buffer) < 0) {
        throw new IOException("the engine ended the connection before it had answered");
      }
    }
    return (buffer.get(9) - '0') * 100 + (buffer.get(10) - '0') * 10 + (buffer.get(11) - '0');
  }

  private boolean headHasEnded() {
    int end = buffer.position();
    return end >= 16 && buffer.get(end - 1) == '\n' && buffer.get(end - 3) == '\n';
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
