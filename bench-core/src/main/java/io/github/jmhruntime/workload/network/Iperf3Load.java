package io.github.jmhruntime.workload.network;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.host.ThreadTime;
import io.github.jmhruntime.workload.network.NetworkResult.Cpu;
import io.github.jmhruntime.workload.network.NetworkResult.Payload;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in one direction between this thread and a real {@code iperf3 -s}: each beginning is a test
 * of iperf3's, with streams of its own, and each end reads what the server says of it.
 *
 * <p>The server counts the whole test, the tenth of a second at its beginning included. Its bytes
 * are given as the same part of this end's as in the whole test, and so is its CPU time.
 */
public final class Iperf3Load implements NetworkLoad {

  private static final long LEAD_IN_NANOS = 100_000_000;
  private static final long READ_ON_NANOS = 2_000_000;
  private static final double NANOS = 1e-9;

  private final Reach reach;
  private final int streams;
  private final boolean sending;
  private @Nullable Test test;

  private Iperf3Load(Reach reach, int streams, boolean sending) {
    this.reach = reach;
    this.streams = streams;
    this.sending = sending;
  }

  /** A test that goes on. */
  private static final class Test {
    private final Streams streams;
    private final Iperf3Session session;
    private final long begin = System.nanoTime();
    private final long counted;
    private final ThreadTime time;
    private long goal;

    private Test(Reach reach, int count, boolean sending, Runnable whenWarm) {
      streams = Streams.open(reach, sending);
      try {
        session =
            Iperf3Session.begin(
                reach,
                Iperf3Session.Wanted.streams(sending, count),
                cookie -> {
                  for (int i = 0; i < count; i++) {
                    streams.add(reach.open(cookie));
                  }
                });
      } catch (StalledException e) {
        streams.close();
        throw e;
      }
      streams.begin();
      streams.goOnFor(LEAD_IN_NANOS);
      whenWarm.run();
      counted = streams.moved();
      goal = counted;
      time = ThreadTime.now();
    }
  }

  /** From here to the server. */
  public static Iperf3Load sending(InetSocketAddress server, int streams) {
    return new Iperf3Load(Reach.to(server), streams, true);
  }

  /** From the server to here, which is iperf3's option {@code -R}. */
  public static Iperf3Load receiving(InetSocketAddress server, int streams) {
    return new Iperf3Load(Reach.to(server), streams, false);
  }

  @Override
  public void begin(Runnable whenWarm) {
    close();
    test = new Test(reach, streams, sending, whenWarm);
  }

  @Override
  public void await(long bits) {
    Test going = going();
    going.goal += bits / Byte.SIZE;
    going.streams.goOnUntil(going.goal);
  }

  @Override
  public NetworkResult end() {
    Test ended = going();
    ThreadTime took = ended.time.since();
    long moved = ended.streams.moved() - ended.counted;
    double whole = (System.nanoTime() - ended.begin) * NANOS;
    Iperf3Session.Report report = ended.session.end(() -> ended.streams.goOnFor(READ_ON_NANOS));
    double part = moved / (double) ended.streams.moved();
    long there = Math.round(report.bytes() * part);
    close();
    return new NetworkResult(
        took.seconds(),
        moved * Byte.SIZE,
        sending ? new Payload(moved, there) : new Payload(there, moved),
        new Cpu(took.cpu(), report.busy() * whole * part),
        null,
        null);
  }

  @Override
  public void close() {
    if (test != null) {
      test.streams.close();
      test.session.close();
      test = null;
    }
  }

  private Test going() {
    return requireNonNull(test, "not begun");
  }
}
