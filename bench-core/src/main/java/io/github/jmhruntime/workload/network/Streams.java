package io.github.jmhruntime.workload.network;

import io.github.jmhruntime.workload.network.peer.Peer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** TCP connections over which bytes go in one direction, as many as go. */
final class Streams implements AutoCloseable {

  /**
   * How many whole buffers a stream receives before it is the turn of the next. It sends one: what
   * is spread over several streams is taken by the other end while the next are filled.
   */
  private static final int IN_A_ROW = 8;

  private static final long LOOK_MILLIS = 1_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Reach reach;
  private final boolean sending;
  private final Selector selector;
  private final List<Stream> all = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(Peer.CHUNK);
  private long moved;
  private long looked;

  private static final class Stream {
    private final SocketChannel channel;
    private long lastMoved;

    private Stream(SocketChannel channel) {
      this.channel = channel;
    }
  }

  private Streams(Reach reach, boolean sending, Selector selector) {
    this.reach = reach;
    this.sending = sending;
    this.selector = selector;
  }

  static Streams open(Reach reach, boolean sending) {
    try {
      return new Streams(reach, sending, Selector.open());
    } catch (IOException e) {
      throw reach.lost("stream", e);
    }
  }

  /** Adds a connection that does not block. */
  void add(SocketChannel channel) {
    Stream stream = new Stream(channel);
    all.add(stream);
    try {
      channel.register(selector, sending ? SelectionKey.OP_WRITE : SelectionKey.OP_READ, stream);
    } catch (IOException e) {
      throw reach.lost("stream", e);
    }
  }

  /** How many bytes have been moved at this end. */
  long moved() {
    return moved;
  }

  /** Says that from now on they are to move. */
  void begin() {
    long now = System.nanoTime();
    all.forEach(stream -> stream.lastMoved = now);
    looked = now;
  }

  /** Moves bytes for so long. */
  void goOnFor(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      turn(1 + left / NANOS_PER_MILLI);
    }
  }

  /** Moves bytes until so many have been moved. */
  void goOnUntil(long bytes) {
    while (moved < bytes) {
      turn(LOOK_MILLIS);
    }
  }

  @Override
  public void close() {
    all.forEach(stream -> Reach.close(stream.channel));
    Reach.close(selector);
  }

  /** Moves what can be moved now, up to some buffers on each stream; waits where nothing can. */
  private void turn(long millis) {
    try {
      selector.select(Math.min(millis, LOOK_MILLIS));
      long now = System.nanoTime();
      for (SelectionKey key : selector.selectedKeys()) {
        move((Stream) key.attachment(), now);
      }
      selector.selectedKeys().clear();
      if (now - looked > LOOK_MILLIS * NANOS_PER_MILLI) {
        looked = now;
        requireMoving(now);
      }
    } catch (IOException e) {
      throw reach.lost("stream that goes on", e);
    }
  }

  private void move(Stream stream, long now) throws IOException {
    int most = sending ? 1 : IN_A_ROW;
    for (int i = 0, n = buffer.capacity(); i < most && n == buffer.capacity(); i++) {
      buffer.clear();
      n = sending ? stream.channel.write(buffer) : stream.channel.read(buffer);
      if (n < 0) {
        throw new IOException("it has ended a stream");
      }
      if (n > 0) {
        moved += n;
        stream.lastMoved = now;
      }
    }
  }

  private void requireMoving(long now) {
    for (int i = 0; i < all.size(); i++) {
      if (now - all.get(i).lastMoved > reach.patience().toNanos()) {
        throw new StalledException(
            "stream %d of %d %s %s stalls: no byte for %d s"
                .formatted(
                    i + 1,
                    all.size(),
                    sending ? "to" : "from",
                    reach.text(),
                    reach.patience().toSeconds()));
      }
    }
  }
}
