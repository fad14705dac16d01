package io.github.jmhruntime.engine.docker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine on a Unix socket that has bad luck on purpose, but does tell its version. */
public final class FakeEngine implements AutoCloseable {

  private static final String VERSION = "{\"ApiVersion\":\"1.41\",\"MinAPIVersion\":\"1.12\"}";

  private final ServerSocketChannel server;
  private final List<SocketChannel> connections = new CopyOnWriteArrayList<>();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile Luck version = Luck.says(200, VERSION);
  private volatile Luck luck = Luck.NEVER_ANSWERS;
  private final Endpoint endpoint;
  private final Thread acceptor;

  /** What happens to every request but that for the version. */
  record Luck(boolean dies, String answer) {
    static final Luck NEVER_ANSWERS = new Luck(false, "");
    static final Luck DIES = new Luck(true, "");
    static final Luck DIES_IN_THE_ANSWER =
        new Luck(true, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"Id\":");

    static Luck says(int status, String body) {
      return new Luck(
          false,
          "HTTP/1.1 %d Said\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(status, body.getBytes(StandardCharsets.UTF_8).length, body));
    }
  }

  FakeEngine(Path folder) throws IOException {
    this(folder, "fake.sock");
  }

  /** One that listens at a socket of that name. */
  public FakeEngine(Path folder, String name) throws IOException {
    Path socket = folder.resolve(name);
    endpoint = Endpoint.ofSocket(socket);
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    acceptor = start(this::accept);
  }

  Endpoint endpoint() {
    return endpoint;
  }

  void has(Luck luck) {
    this.luck = luck;
  }

  /** Answers the question for its version as another engine does. */
  void tells(String otherVersion) {
    isAsked(Luck.says(200, otherVersion));
  }

  /** Answers the question for its version as something does that is no engine. */
  void isAsked(Luck luckOfVersion) {
    version = luckOfVersion;
  }

  /** Answers requests whose first line holds the text. */
  public void answers(String request, String body) {
    answers.put(request, body);
  }

  /** The first lines of all requests, but those for the version. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  private Luck luck(String request) {
    String line = request.lines().findFirst().orElse("");
    asked.add(line);
    return answers.entrySet().stream()
        .filter(answer -> line.contains(answer.getKey()))
        .map(answer -> Luck.says(200, answer.getValue()))
        .findFirst()
        .orElse(luck);
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel connection = server.accept();
        connections.add(connection);
        var unused = start(() -> serve(connection));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(SocketChannel connection) {
    try (connection) {
      InputStream in = Channels.newInputStream(connection);
      OutputStream out = Channels.newOutputStream(connection);
      while (true) {
        String request = request(in);
        Luck now = request.contains("/version ") ? version : luck(request);
        out.write(now.answer().getBytes(StandardCharsets.UTF_8));
        if (now.dies()) {
          return;
        }
      }
    } catch (IOException closed) {
      // The client went away, or the test is over.
    }
  }

  private static String request(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("closed");
      }
      head.write(b);
    }
    String text = head.toString(StandardCharsets.UTF_8);
    for (String line : text.split("\r\n", -1)) {
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        in.readNBytes(Integer.parseInt(line.substring(15).strip()));
      }
    }
    return text;
  }

  private static Thread start(Runnable work) {
    Thread thread = new Thread(work, "fake-engine");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Override
  public void close() {
    try {
      server.close();
      // A socket whose accept is under way goes on listening until that has ended.
      acceptor.join();
      for (SocketChannel connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
