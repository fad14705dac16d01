package io.github.jmhruntime.workload.network;

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

/** This end's UDP port. */
final class DatagramPort implements AutoCloseable {

  private static final long GREETING_MILLIS = 1_000;
  private static final long QUIET_MILLIS = 30;
  private static final int LARGEST = 65_536;

  private final Reach reach;
  private final DatagramForm form;
  private final DatagramChannel channel;
  private final Selector selector;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);
  private DatagramCounter counter = new DatagramCounter();
  private int trial;

  private DatagramPort(Reach reach, DatagramForm form, DatagramChannel channel, Selector selector) {
    this.reach = reach;
    this.form = form;
    this.channel = channel;
    this.selector = selector;
  }

  /** Opens one, which has yet to greet the peer's. */
  static DatagramPort open(Reach reach, DatagramForm form) {
    try {
      DatagramPort port = new DatagramPort(reach, form, DatagramChannel.open(), Selector.open());
      try {
        port.channel.setOption(StandardSocketOptions.SO_RCVBUF, Peer.DATAGRAM_BUFFER);
        port.channel.connect(reach.address());
        port.channel.configureBlocking(false);
        port.channel.register(port.selector, SelectionKey.OP_READ);
        return port;
      } catch (IOException e) {
        port.close();
        throw e;
      }
    } catch (IOException e) {
      throw reach.lost("datagram", e);
    }
  }

  /**
   * Greets the peer's, which answers by its like. A greeting can be lost like any datagram, and is
   * repeated.
   *
   * @throws StalledException when the peer does not greet back
   */
  void greet() {
    try {
      greetUntilAnswered();
    } catch (IOException e) {
      throw reach.lost("datagram", e);
    }
  }

  private void greetUntilAnswered() throws IOException {
    long deadline = System.nanoTime() + reach.patience().toNanos();
    while (System.nanoTime() - deadline < 0) {
      try {
        var unused = channel.write(ByteBuffer.wrap(new byte[form.greeting()]));
        selector.select(Math.min(GREETING_MILLIS, reach.patience().toMillis()));
        selector.selectedKeys().clear();
        if (channel.read(buffer.clear()) == form.greeting()) {
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
    int current = trial;
    return new PacedSender(
        channel,
        reach.address(),
        (to, number, nowNanos) -> form.write(to, current, number, nowNanos),
        size,
        perSecond);
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
        some |= form.count(buffer.flip(), trial, counter);
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
