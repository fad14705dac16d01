package io.github.jmhruntime.workload.network;

import io.github.jmhruntime.workload.network.NetworkTask.Kind;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * The near end of network load as a process of its own, in a container: it opens what a {@link
 * RemoteLoad} asks for and puts it on in one thread, without a pause, for as long as it is told to.
 *
 * <p>On the one connection that it serves at a time, each side sends a byte for what follows, with
 * values in the form of {@link java.io.DataOutput}:
 *
 * <pre>
 * it is asked            and answers
 * OPEN task, step, peer  DONE
 * BEGIN                  DONE when warm
 * GO                     AT operations, every 5 ms
 * END                    DONE and a {@link NetworkResult}
 * anything               FAILED and a message
 * </pre>
 */
public final class Generator implements AutoCloseable {

  static final byte OPEN = 'O';
  static final byte BEGIN = 'B';
  static final byte GO = 'G';
  static final byte END = 'E';
  static final byte DONE = 'D';
  static final byte AT = 'A';
  static final byte FAILED = 'F';

  private static final long BETWEEN_NANOS = 5_000_000;

  private final ServerSocket listener;

  private Generator(ServerSocket listener) {
    this.listener = listener;
  }

  /**
   * Listens.
   *
   * @param port the TCP port, or 0 for a free one
   * @throws IOException when the port is in use
   */
  public static Generator open(InetAddress address, int port) throws IOException {
    return new Generator(new ServerSocket(port, 1, address));
  }

  /**
   * Runs one.
   *
   * @param args the address and the port
   */
  public static void main(String[] args) {
    try (Generator generator = open(InetAddress.getByName(args[0]), Integer.parseInt(args[1]))) {
      System.out.println("listening on " + generator.address());
      generator.serve();
    } catch (IOException e) {
      System.out.println("generator cannot listen on %s: %s".formatted(args[1], e.getMessage()));
      System.exit(1);
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  /** Serves one connection after the other, in the calling thread, until it is closed. */
  public void serve() {
    while (!listener.isClosed()) {
      try (Socket asker = listener.accept()) {
        asker.setTcpNoDelay(true);
        serve(
            new DataInputStream(new BufferedInputStream(asker.getInputStream())),
            new DataOutputStream(new BufferedOutputStream(asker.getOutputStream())));
      } catch (IOException e) {
        // The other end has gone, or this is the end.
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private static void serve(DataInputStream in, DataOutputStream out) throws IOException {
    require(in, OPEN);
    NetworkTask task = new NetworkTask(Kind.valueOf(in.readUTF()), in.readInt());
    long step = in.readLong();
    byte[] peer = in.readNBytes(in.readByte());
    InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(peer), in.readInt());
    try (NetworkLoad load = task.open(address)) {
      answer(out, DONE);
      while (true) {
        require(in, BEGIN);
        run(load, step, in, out);
      }
    } catch (StalledException e) {
      out.writeByte(FAILED);
      out.writeUTF(String.valueOf(e.getMessage()));
      out.flush();
    }
  }

  private static void run(NetworkLoad load, long step, DataInputStream in, DataOutputStream out)
      throws IOException {
    load.begin(
        () -> {
          try {
            answer(out, DONE);
            require(in, GO);
          } catch (IOException e) {
            throw new StalledException("nobody asks any more: " + e.getMessage());
          }
        });
    long operations = 0;
    long told = System.nanoTime();
    while (in.available() == 0) {
      load.await(step);
      operations += step;
      long now = System.nanoTime();
      if (now - told >= BETWEEN_NANOS) {
        told = now;
        out.writeByte(AT);
        out.writeLong(operations);
        out.flush();
      }
    }
    require(in, END);
    NetworkResult result = load.end();
    out.writeByte(DONE);
    result.write(out);
    out.flush();
  }

  private static void answer(DataOutputStream out, byte answer) throws IOException {
    out.writeByte(answer);
    out.flush();
  }

  private static void require(DataInputStream in, byte expected) throws IOException {
    byte asked = in.readByte();
    if (asked != expected) {
      throw new IOException("asked for %d instead of %d".formatted(asked, expected));
    }
  }
}
