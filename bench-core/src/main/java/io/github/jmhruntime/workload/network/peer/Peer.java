package io.github.jmhruntime.workload.network.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** The far end of network load, with a thread for each connection. */
public final class Peer implements AutoCloseable {

  /** How much is read or written at once: what iperf3 does. */
  public static final int CHUNK = 128 << 10;

  /** The receive buffer that is asked for on both ends; the kernel gives what it allows. */
  public static final int DATAGRAM_BUFFER = 4 << 20;

  private static final int BACKLOG = 1024;

  private final ServerSocketChannel listener;
  private final DatagramEnd datagrams;
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
  private final LongAdder received = new LongAdder();
  private final LongAdder sent = new LongAdder();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "peer");
            thread.setDaemon(true);
            return thread;
          });

  private Peer(ServerSocketChannel listener, DatagramEnd datagrams) {
    this.listener = listener;
    this.datagrams = datagrams;
  }

  /**
   * Listens, and serves from threads of its own.
   *
   * @param port the TCP and UDP port, or 0 for a free one
   * @throws IOException when the port is in use
   */
  public static Peer open(InetAddress address, int port) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    try {
      listener.bind(new InetSocketAddress(address, port), BACKLOG);
      int bound = ((InetSocketAddress) listener.getLocalAddress()).getPort();
      Peer peer = new Peer(listener, DatagramEnd.open(new InetSocketAddress(address, bound)));
      peer.threads.execute(peer::accept);
      return peer;
    } catch (IOException e) {
      listener.close();
      throw new IOException(
          "peer cannot listen on %s, port %d: %s"
              .formatted(address.getHostAddress(), port, e.getMessage()),
          e);
    }
  }

  /**
   * Runs one.
   *
   * @param args the address and the port; {@code --while-spoken-to} ends it at the end of its input
   */
  public static void main(String[] args) throws InterruptedException {
    try {
      run(args);
    } catch (IOException e) {
      // The last lines of a container are told, and are not to be those of a stack.
      System.out.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void run(String[] args) throws IOException, InterruptedException {
    try (Peer peer = open(InetAddress.getByName(args[0]), Integer.parseInt(args[1]))) {
      System.out.println("listening on " + peer.address());
      if (args.length > 2 && args[2].equals("--while-spoken-to")) {
        System.in.transferTo(java.io.OutputStream.nullOutputStream());
      } else {
        Thread.sleep(Long.MAX_VALUE);
      }
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    try {
      return (InetSocketAddress) listener.getLocalAddress();
    } catch (IOException e) {
      throw new IllegalStateException("the peer is closed", e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    datagrams.close();
    for (SocketChannel connection : open) {
      connection.close();
    }
    threads.shutdownNow();
  }

  private void accept() {
    while (listener.isOpen()) {
      try {
        SocketChannel connection = listener.accept();
        threads.execute(() -> serve(connection));
      } catch (IOException e) {
        // Either this is the end, or a connection went before it was accepted.
      }
    }
  }

  private void serve(SocketChannel connection) {
    open.add(connection);
    try (connection) {
      ByteBuffer one = ByteBuffer.allocateDirect(1);
      if (connection.read(one) == 1) {
        serve(connection, Service.of(one.get(0)), one);
      }
    } catch (IOException | IllegalArgumentException e) {
      // The other end has gone, or is none of ours: it knows.
    } finally {
      open.remove(connection);
    }
  }

  private void serve(SocketChannel connection, Service service, ByteBuffer one) throws IOException {
    boolean bulk = service == Service.SINK || service == Service.SOURCE;
    connection.setOption(StandardSocketOptions.TCP_NODELAY, !bulk);
    switch (service) {
      case CONTROL -> new Control(connection, received, sent, datagrams).serve();
      case SINK -> take(connection);
      case SOURCE -> give(connection);
      case ECHO -> echo(connection, one);
      case ONCE -> answer(connection, one);
    }
  }

  private void take(SocketChannel connection) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
    for (int n = 0; n >= 0; n = connection.read(buffer.clear())) {
      received.add(n);
    }
  }

  private void give(SocketChannel connection) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
    while (true) {
      sent.add(connection.write(buffer.clear()));
    }
  }

  private void echo(SocketChannel connection, ByteBuffer one) throws IOException {
    while (connection.read(one.clear()) == 1) {
      received.increment();
      answer(connection, one);
    }
  }

  private void answer(SocketChannel connection, ByteBuffer one) throws IOException {
    one.clear().put(0, Service.answer(one.get(0)));
    sent.add(connection.write(one));
  }
}
