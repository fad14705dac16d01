package io.github.jmhruntime.workload.network;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * Load that a {@link Generator} puts on a peer, from another place than this one. It goes on from
 * beginning to end, whether or not the caller waits.
 */
public final class RemoteLoad implements NetworkLoad {

  /** Longer than the generator's own, whose words say more. */
  private static final Duration PATIENCE = Reach.PATIENCE.multipliedBy(3);

  private final Reach reach;
  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;
  private long done;
  private long goal;

  private RemoteLoad(Reach reach, Socket socket) throws IOException {
    this.reach = reach;
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    this.out = new DataOutputStream(socket.getOutputStream());
  }

  /**
   * Has a load opened.
   *
   * @param generator where the generator listens
   * @param task the load
   * @param step how many operations at once the generator waits for
   * @param peer where the peer listens, as the generator reaches it
   * @throws StalledException when the generator does not answer, or says that the peer does not
   */
  public static RemoteLoad open(
      InetSocketAddress generator, NetworkTask task, long step, InetSocketAddress peer) {
    Reach reach = new Reach(generator, PATIENCE);
    Socket socket = reach.connect();
    try {
      RemoteLoad load = new RemoteLoad(reach, socket);
      byte[] address = peer.getAddress().getAddress();
      load.out.writeByte(Generator.OPEN);
      load.out.writeUTF(task.kind().name());
      load.out.writeInt(task.parameter());
      load.out.writeLong(step);
      load.out.writeByte(address.length);
      load.out.write(address);
      load.out.writeInt(peer.getPort());
      load.expectDone();
      return load;
    } catch (IOException e) {
      Reach.close(socket);
      throw reach.lost("load that it opened", e);
    } catch (StalledException e) {
      Reach.close(socket);
      throw e;
    }
  }

  @Override
  public void begin(Runnable whenWarm) {
    goal = 0;
    done =
        asking(
            () -> {
              out.writeByte(Generator.BEGIN);
              expectDone();
              whenWarm.run();
              out.writeByte(Generator.GO);
              return 0L;
            });
  }

  @Override
  public void await(long operations) {
    goal += operations;
    while (done < goal) {
      done =
          asking(
              () -> {
                expect(Generator.AT);
                return in.readLong();
              });
    }
  }

  @Override
  public NetworkResult end() {
    return asking(
        () -> {
          out.writeByte(Generator.END);
          byte answer = answer();
          while (answer == Generator.AT) {
            done = in.readLong();
            answer = answer();
          }
          require(answer, Generator.DONE);
          return NetworkResult.read(in);
        });
  }

  @Override
  public void close() {
    Reach.close(socket);
  }

  private interface Asked<T> {
    T get() throws IOException;
  }

  private <T> T asking(Asked<T> asked) {
    try {
      return asked.get();
    } catch (IOException e) {
      throw reach.lost("word of its load", e);
    }
  }

  private void expectDone() throws IOException {
    expect(Generator.DONE);
  }

  private void expect(byte expected) throws IOException {
    require(answer(), expected);
  }

  /** The next answer; a failure is thrown in the generator's words. */
  private byte answer() throws IOException {
    byte answer = in.readByte();
    if (answer == Generator.FAILED) {
      throw new StalledException(in.readUTF());
    }
    return answer;
  }

  private static void require(byte answer, byte expected) throws IOException {
    if (answer != expected) {
      throw new IOException("it answered %d instead of %d".formatted(answer, expected));
    }
  }
}
