package io.github.jmhruntime.workload.network;

import io.github.jmhruntime.workload.network.peer.Datagram;
import io.github.jmhruntime.workload.network.peer.DatagramCount;
import io.github.jmhruntime.workload.network.peer.DatagramCounter;
import io.github.jmhruntime.workload.network.peer.PacedSender;
import io.github.jmhruntime.workload.network.peer.Peer;
import java.io.IOException;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;

/** This end's UDP port, which has greeted the peer's. */
final class DatagramPort implements AutoCloseable {

  private static final long GREETING_MILLIS = 1_000;
  private static final long QUIET_MILLIS = 30;
  private static final int LARGEST = 65_536;

  private final Reach reach;
  private final DatagramChannel channel;
  private final Selector selector;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);
  private DatagramCounter counter = new DatagramCounter();
  private int trial;

  private DatagramPort(Reach reach, DatagramChannel channel, Selector selector) {
    this.reach = reach;
    this.channel = channel;
    this.selector = selector;
  }

  /**
   * Opens one.
   *
   * @throws StalledException when the peer does not greet back
   */
  static DatagramPort open(Reach reach) {
    try {
      DatagramPort port = new DatagramPort(reach, DatagramChannel.open(), Selector.open());
      try {
        port.channel.setOption(StandardSocketOptions.SO_RCVBUF, Peer.DATAGRAM_BUFFER);
        port.channel.connect(reach.address());
        port.channel.configureBlocking(false);
        port.channel.register(port.selector, SelectionKey.OP_READ);
        port.greet();
        return port;
      } catch (IOException | StalledException e) {
        port.close();
        throw e;
      }
    } catch (IOException e) {
      throw reach.lost("datagram", e);
    }
  }

  /** A greeting can be lost like any datagram, and is repeated. */
  private void greet() throws IOException {
    long deadline = System.nanoTime() + reach.patience().toNanos();
    while (System.nanoTime() - deadline < 0) {
      try {
        var unused = channel.write(ByteBuffer.wrap(new byte[1]));
        selector.select(Math.min(GREETING_MILLIS, reach.patience().toMillis()));
        selector.selectedKeys().clear();
        if (channel.read(buffer.clear()) == 1) {
          return;
        }
      } catch (PortUnreachableException e) {
        pause(); // Said of the greeting before; it may be listening by now.
      }
    }
    throw new IOException("it is reached by TCP, but not by UDP");
  }

  void nextTrial() {
    trial++;
    counter = new DatagramCounter();
  }

  int trial() {
    return trial;
  }

  DatagramCount count() {
    return counter.count();
  }

  PacedSender sender(int size, double perSecond) {
    return new PacedSender(channel, reach.address(), trial, size, perSecond);
  }

  /**
   * Receives until so many bytes have come, or it is so late.
   *
   * @throws StalledException when none comes for too long
   */
  void receive(long bytes, long untilNanos) {
    long lastCame = System.nanoTime();
    while (counter.count().bytes() < bytes) {
      long now = System.nanoTime();
      if (untilNanos != Long.MAX_VALUE && now - untilNanos >= 0) {
        return;
      }
      if (take(QUIET_MILLIS)) {
        lastCame = now;
      } else if (now - lastCame > reach.patience().toNanos()) {
        throw new StalledException(
            "no datagram from %s for %d s".formatted(reach.text(), reach.patience().toSeconds()));
      }
    }
  }

  /** Receives until nothing comes any more. */
  void drain() {
    while (take(QUIET_MILLIS)) {
      // Until then.
    }
  }

  static void pause() {
    LockSupport.parkNanos(QUIET_MILLIS * 1_000_000);
  }

  /** Takes a bunch of what has come; false where nothing came for so long. */
  private boolean take(long millis) {
    try {
      boolean some = false;
      selector.select(millis);
      selector.selectedKeys().clear();
      for (int i = 0; i < 64 && channel.read(buffer.clear()) > 0; i++) {
        some |= Datagram.count(buffer.flip(), trial, counter);
      }
      return some;
    } catch (IOException e) {
      throw reach.lost("datagram", e);
    }
  }

  @Override
  public void close() {
    Reach.close(channel);
    Reach.close(selector);
  }
}
