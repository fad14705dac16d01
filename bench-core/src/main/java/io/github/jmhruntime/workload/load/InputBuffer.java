package io.github.jmhruntime.workload.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Where all connections of one thread read into, one after the other. */
final class InputBuffer {

  private static final int SIZE = 1 << 16;

  private final ByteBuffer direct = ByteBuffer.allocateDirect(SIZE);
  private final byte[] bytes = new byte[SIZE];

  /** Reads once; returns how many bytes came, or -1 at the end of the stream. */
  int fill(SocketChannel channel) throws IOException {
    direct.clear();
    int count = channel.read(direct);
    if (count > 0) {
      direct.flip();
      direct.get(bytes, 0, count);
    }
    return count;
  }

  byte[] bytes() {
    return bytes;
  }
}
