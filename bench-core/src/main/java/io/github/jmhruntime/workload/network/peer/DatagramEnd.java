package io.github.jmhruntime.workload.network.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** The peer's UDP port: it counts what comes of one trial at a time, or sends one. */
final class DatagramEnd implements AutoCloseable {

  private static final int LARGEST = 65_536;

  private final DatagramChannel channel;
  private DatagramCounter counter = new DatagramCounter();
  private SocketAddress greeted = new InetSocketAddress(0);
  private int trial = -1;
  private volatile boolean sending;
  private Thread sender = new Thread();
  private volatile PacedSender paced;

  private DatagramEnd(DatagramChannel channel, PacedSender nothing) {
    this.channel = channel;
    this.paced = nothing;
  }

  static DatagramEnd open(InetSocketAddress address) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, Peer.DATAGRAM_BUFFER);
    channel.bind(address);
    DatagramEnd end =
        new DatagramEnd(channel, new PacedSender(channel, address, -1, Datagram.HEADER, 1));
    Thread reader = new Thread(end::read, "datagrams");
    reader.setDaemon(true);
    reader.start();
    return end;
  }

  synchronized String expect(int next) {
    counter = new DatagramCounter();
    trial = next;
    return "expected";
  }

  synchronized String arrived() {
    return counter.count().line();
  }

  synchronized String send(int next, int size, double perSecond) throws IOException {
    if (((InetSocketAddress) greeted).getPort() == 0) {
      throw new IOException("no datagram has come that says where to send to");
    }
    sending = true;
    PacedSender started = new PacedSender(channel, greeted, next, size, perSecond);
    paced = started;
    sender = new Thread(() -> send(started), "sender");
    sender.setDaemon(true);
    sender.start();
    return "sending";
  }

  /** Ends the sending; how many datagrams it was. */
  long stop() {
    sending = false;
    try {
      sender.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return paced.sent();
  }

  @Override
  public void close() throws IOException {
    sending = false;
    channel.close();
  }

  private void send(PacedSender started) {
    try {
      while (sending) {
        started.turn();
      }
    } catch (IOException e) {
      sending = false; // What was sent until then is what the other end is told.
    }
  }

  private void read() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);
    while (channel.isOpen()) {
      try {
        SocketAddress from = channel.receive(buffer.clear());
        take(buffer.flip(), from);
      } catch (IOException e) {
        // Either this is the end, or an earlier datagram of ours was refused.
      }
    }
  }

  /** A datagram that is shorter than any is a greeting, and is answered by its like. */
  private synchronized void take(ByteBuffer received, SocketAddress from) throws IOException {
    if (received.limit() < Datagram.HEADER) {
      greeted = from;
      channel.send(received, from);
    } else {
      Datagram.count(received, trial, counter);
    }
  }
}
