package io.github.jmhruntime.workload.network;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.workload.network.peer.Service;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Bytes in one direction over several TCP connections at once, as many as go. */
public final class StreamLoad implements NetworkLoad {

  private static final long LEAD_IN_NANOS = 100_000_000;

  private final boolean sending;
  private final PeerControl control;
  private final Streams streams;
  private @Nullable Counting counting;
  private long counted;
  private long goal;

  private StreamLoad(boolean sending, PeerControl control, Streams streams) {
    this.sending = sending;
    this.control = control;
    this.streams = streams;
  }

  /** From here to the peer. */
  public static StreamLoad sending(InetSocketAddress peer, int streams) {
    return open(Reach.to(peer), streams, true);
  }

  /** From the peer to here. */
  public static StreamLoad receiving(InetSocketAddress peer, int streams) {
    return open(Reach.to(peer), streams, false);
  }

  static StreamLoad open(Reach reach, int streams, boolean sending) {
    StreamLoad load =
        new StreamLoad(sending, PeerControl.open(reach), Streams.open(reach, sending));
    try {
      for (int i = 0; i < streams; i++) {
        load.streams.add(reach.open(sending ? Service.SINK : Service.SOURCE));
      }
      return load;
    } catch (StalledException e) {
      load.close();
      throw e;
    }
  }

  @Override
  public void begin(Runnable whenWarm) {
    streams.begin();
    streams.goOnFor(LEAD_IN_NANOS);
    whenWarm.run();
    counting = new Counting(control);
    counted = streams.moved();
    goal = counted;
  }

  @Override
  public void await(long bits) {
    goal += bits / Byte.SIZE;
    streams.goOnUntil(goal);
  }

  @Override
  public NetworkResult end() {
    Counting.End end = requireNonNull(counting, "not begun").end();
    long moved = streams.moved() - counted;
    return new NetworkResult(
        end.seconds(),
        moved * Byte.SIZE,
        sending ? Counting.sending(moved, end) : Counting.receiving(moved, end),
        end.cpu(),
        null,
        null);
  }

  @Override
  public void close() {
    streams.close();
    control.close();
  }
}
