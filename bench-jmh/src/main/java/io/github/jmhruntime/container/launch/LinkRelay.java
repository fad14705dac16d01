package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.engine.EngineException;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Passes a fork's connection on to JMH's link, so that its end on this machine is the launcher's.
 *
 * <p>A container that is killed can vanish together with its network before it has said goodbye to
 * its peer, under gVisor always. JMH waits for the end of that connection without any time limit.
 * Since the launcher holds JMH's end, the kernel closes it whenever the launcher closes it or ends.
 *
 * <p>Between two messages of JMH both threads wait in a read, so that a measurement is left alone.
 */
final class LinkRelay implements AutoCloseable {

  private static final int CONNECT_MILLIS = 10_000;
  private static final int LAST_WORDS_SECONDS = 5;

  private final ServerSocket server;
  private final InetSocketAddress link;
  private final List<Socket> sockets = new ArrayList<>();
  private final CountDownLatch everythingPassed = new CountDownLatch(1);
  private boolean closed;

  private LinkRelay(ServerSocket server, InetSocketAddress link) {
    this.server = server;
    this.link = link;
  }

  /**
   * Opens one that listens on the link's own address, on another port.
   *
   * @param link where JMH listens
   */
  static LinkRelay open(InetSocketAddress link) {
    try {
      LinkRelay relay = new LinkRelay(new ServerSocket(0, 1, link.getAddress()), link);
      relay.begin(relay::accept);
      return relay;
    } catch (IOException e) {
      throw new EngineException("no port can be opened at %s: %s".formatted(link, e), e);
    }
  }

  /** The port for the fork. */
  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      Socket fork = keep(server.accept());
      Socket jmh = keep(new Socket());
      jmh.connect(link, CONNECT_MILLIS);
      fork.setTcpNoDelay(true);
      jmh.setTcpNoDelay(true);
      begin(() -> pass(jmh, fork));
      pass(fork, jmh);
    } catch (IOException e) {
      // The fork has not connected, or JMH is gone: the one waits, the other is told below.
      end();
    } finally {
      everythingPassed.countDown();
    }
  }

  private synchronized Socket keep(Socket socket) throws IOException {
    sockets.add(socket);
    if (closed) {
      socket.close();
    }
    return socket;
  }

  /** Bytes until the end, which is passed on as well. */
  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      close(from);
      close(to);
    }
  }

  private void begin(Runnable work) {
    Thread thread = new Thread(work, "jmh-runtime-link");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Ends the connection for JMH, whatever has become of the fork. What a fork sent last may still
   * be under way on a busy machine; a fork that vanished is not waited for any longer than that.
   */
  @Override
  public void close() {
    close(server);
    try {
      var unused = everythingPassed.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end();
  }

  private synchronized void end() {
    closed = true;
    sockets.forEach(LinkRelay::close);
    close(server);
  }

  private static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing is left to be told to anyone.
    }
  }
}
