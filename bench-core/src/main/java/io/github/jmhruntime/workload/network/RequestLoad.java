package io.github.jmhruntime.workload.network;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.workload.network.peer.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One request of a byte after the other, each sent when the last one was answered: over one
 * connection that is kept, or with a connection for each. Each answer is checked.
 */
public final class RequestLoad implements NetworkLoad {

  private static final long LEAD_IN_NANOS = 100_000_000;
  private static final int DIGITS = 3;

  private final Reach reach;
  private final PeerControl control;
  private final @Nullable Socket kept;
  private final Histogram latencies;
  private @Nullable Counting counting;
  private byte request;

  private RequestLoad(Reach reach, PeerControl control, @Nullable Socket kept) {
    this.reach = reach;
    this.control = control;
    this.kept = kept;
    this.latencies = new Histogram(2 * reach.patience().toNanos(), DIGITS);
  }

  /** Over one connection. */
  public static RequestLoad onOneConnection(InetSocketAddress peer) {
    return open(Reach.to(peer), true);
  }

  /**
   * With a connection for each. The peer closes first, and this end resets, so that no local port
   * is left waiting.
   */
  public static RequestLoad connecting(InetSocketAddress peer) {
    return open(Reach.to(peer), false);
  }

  static RequestLoad open(Reach reach, boolean keep) {
    PeerControl control = PeerControl.open(reach);
    try {
      return new RequestLoad(reach, control, keep ? reach.connect(Service.ECHO) : null);
    } catch (StalledException e) {
      control.close();
      throw e;
    }
  }

  @Override
  public void begin(Runnable whenWarm) {
    long end = System.nanoTime() + LEAD_IN_NANOS;
    while (System.nanoTime() - end < 0) {
      await(1);
    }
    latencies.reset();
    whenWarm.run();
    counting = new Counting(control);
  }

  @Override
  public void await(long operations) {
    try {
      for (long i = 0; i < operations; i++) {
        long start = System.nanoTime();
        if (kept == null) {
          connect();
        } else {
          exchange(kept);
        }
        latencies.recordValue(
            Math.min(System.nanoTime() - start, latencies.getHighestTrackableValue()));
      }
    } catch (IOException e) {
      throw reach.lost("answer", e);
    }
  }

  @Override
  public NetworkResult end() {
    Counting.End end = requireNonNull(counting, "not begun").end();
    return new NetworkResult(
        end.seconds(), latencies.getTotalCount(), null, end.cpu(), Latencies.of(latencies), null);
  }

  @Override
  public void close() {
    if (kept != null) {
      Reach.close(kept);
    }
    control.close();
  }

  private void exchange(Socket connection) throws IOException {
    OutputStream out = connection.getOutputStream();
    out.write(++request);
    int answer = connection.getInputStream().read();
    if (answer != Byte.toUnsignedInt(Service.answer(request))) {
      throw new IOException(
          answer < 0
              ? "it has closed the connection"
              : "it answered %d to %d".formatted(answer, request));
    }
  }

  private void connect() throws IOException {
    try (Socket connection = reach.connect(Service.ONCE)) {
      InputStream in = connection.getInputStream();
      int answer = in.read();
      if (answer != Byte.toUnsignedInt(Service.answer(Service.ONCE.mark())) || in.read() >= 0) {
        throw new IOException("a connection gave %d instead of one answer".formatted(answer));
      }
      connection.setSoLinger(true, 0);
    }
  }
}
