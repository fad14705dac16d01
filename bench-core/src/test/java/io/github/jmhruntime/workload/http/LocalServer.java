package io.github.jmhruntime.workload.http;

import io.github.jmhruntime.workload.load.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on 127.0.0.1 that answers as a test wants, a thread for each connection. */
final class LocalServer implements AutoCloseable {

  /** What the server does with one request. */
  interface Behaviour {
    /**
     * Answers.
     *
     * @param number how many requests came before this one, on all connections
     * @return whether the connection is kept
     */
    boolean answer(int number, Socket socket) throws IOException, InterruptedException;
  }

  static final String BODY = "Hello, world!";

  private final ServerSocket listener;
  private final Behaviour behaviour;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger requests = new AtomicInteger();

  private LocalServer(ServerSocket listener, Behaviour behaviour) {
    this.listener = listener;
    this.behaviour = behaviour;
    threads.execute(this::accept);
  }

  static LocalServer start(Behaviour behaviour) {
    return serve(listen(0, 1024), behaviour);
  }

  static LocalServer serve(ServerSocket listener, Behaviour behaviour) {
    return new LocalServer(listener, behaviour);
  }

  static ServerSocket listen(int port, int backlog) {
    try {
      return new ServerSocket(port, backlog, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends the text, and says whether the connection is kept. */
  static Behaviour sends(String answer, boolean keep) {
    return (number, socket) -> {
      send(socket, answer);
      return keep;
    };
  }

  static Behaviour correct() {
    return sends(ok(BODY.length(), BODY), true);
  }

  static String ok(int length, String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + body;
  }

  static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  int port() {
    return listener.getLocalPort();
  }

  Target target() {
    return target(port());
  }

  static Target target(int port) {
    return new HttpTarget(new InetSocketAddress("127.0.0.1", port), "/", 200, BODY.length());
  }

  int requests() {
    return requests.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    threads.shutdownNow();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        sockets.add(socket);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException | java.util.concurrent.RejectedExecutionException e) {
      // The test is over.
      assert listener.isClosed() : e;
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      boolean keep = true;
      while (keep && in.readLine() != null) {
        boolean close = false;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
          close |= line.equals("Connection: close");
        }
        keep = behaviour.answer(requests.getAndIncrement(), socket) && !close;
      }
    } catch (IOException e) {
      // The client has gone.
      assert true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(socket);
    }
  }
}
