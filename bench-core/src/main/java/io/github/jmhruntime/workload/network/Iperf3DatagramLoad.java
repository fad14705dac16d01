package io.github.jmhruntime.workload.network;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.host.ThreadTime;
import io.github.jmhruntime.workload.network.NetworkResult.Cpu;
import io.github.jmhruntime.workload.network.NetworkResult.DatagramQuality;
import io.github.jmhruntime.workload.network.NetworkResult.Payload;
import io.github.jmhruntime.workload.network.peer.DatagramCount;
import io.github.jmhruntime.workload.network.peer.PacedSender;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * As {@link DatagramLoad}, between this thread and a real {@code iperf3 -s}: each trial and each
 * beginning is a test of iperf3's. How many of its own have come a server says by their highest
 * number and the gaps below it; how many came late it does not say.
 */
public final class Iperf3DatagramLoad implements NetworkLoad {

  private static final long TRIAL_NANOS = 100_000_000;
  private static final double TRIAL_DATAGRAMS = 1000;
  private static final double NANOS = 1e-9;

  private final Reach reach;
  private final boolean sending;
  private final int size;
  private HighestRate.Found rate = new HighestRate.Found(0, false);
  private @Nullable Test test;

  private Iperf3DatagramLoad(Reach reach, boolean sending, int size) {
    this.reach = reach;
    this.sending = sending;
    this.size = size;
  }

  /** What a test came to, and how long the server said it was busy, in seconds. */
  private record Ended(HighestRate.Outcome outcome, DatagramCount count, double cpu) {}

  /** A test that goes on. */
  private final class Test {
    private final DatagramPort port;
    private final Iperf3Session session;
    private final @Nullable PacedSender sender;
    private final long begin;

    private Test(double perSecond) {
      port = DatagramPort.open(reach, DatagramForm.IPERF3);
      try {
        Iperf3Session.Wanted wanted =
            Iperf3Session.Wanted.datagrams(sending, size, sending ? 0 : bitsPerSecond(perSecond));
        session = Iperf3Session.begin(reach, wanted, cookie -> port.greet());
      } catch (StalledException e) {
        port.close();
        throw e;
      }
      sender = sending ? port.sender(size, perSecond) : null;
      begin = System.nanoTime();
    }

    private void send(long untilNanos, long bytes) {
      try {
        PacedSender paced = requireNonNull(sender);
        while (paced.sent() * size < bytes
            && (untilNanos == Long.MAX_VALUE || System.nanoTime() - untilNanos < 0)) {
          paced.turn();
        }
      } catch (IOException e) {
        throw reach.lost("way for datagrams", e);
      }
    }

    private void go(long untilNanos, long bytes) {
      if (sending) {
        send(untilNanos, bytes);
      } else {
        port.receive(bytes, untilNanos);
      }
    }

    private long moved() {
      return sending ? requireNonNull(sender).sent() : port.count().datagrams();
    }

    /** What is under way when the test ends would count as lost. */
    private Ended end() {
      double seconds = (System.nanoTime() - begin) * NANOS;
      if (sending) {
        DatagramPort.pause();
      }
      Iperf3Session.Report report = session.end(port::drain);
      double whole = (System.nanoTime() - begin) * NANOS;
      close();
      long sent = sending ? requireNonNull(sender).sent() : report.packets();
      DatagramCount count =
          sending
              ? new DatagramCount(
                  Math.max(0, report.packets() - report.lost()),
                  report.bytes(),
                  0,
                  report.jitterSeconds() / NANOS)
              : port.count();
      HighestRate.Outcome outcome =
          new HighestRate.Outcome(sent / seconds, sent, count.datagrams());
      return new Ended(outcome, count, report.busy() * whole);
    }

    private void close() {
      port.close();
      session.close();
    }
  }

  /** A test under way, its beginning, and how far it is to come. */
  private @Nullable ThreadTime start;

  private long goal;

  /**
   * From here to the server.
   *
   * @param size the payload of each, in bytes
   * @throws StalledException when the server is not reached by UDP, or hardly anything gets through
   */
  public static Iperf3DatagramLoad sending(InetSocketAddress server, int size) {
    return open(server, size, true);
  }

  /** From the server to here, which is iperf3's option {@code -R}. */
  public static Iperf3DatagramLoad receiving(InetSocketAddress server, int size) {
    return open(server, size, false);
  }

  private static Iperf3DatagramLoad open(InetSocketAddress server, int size, boolean sending) {
    Iperf3DatagramLoad load = new Iperf3DatagramLoad(Reach.to(server), sending, size);
    load.rate = HighestRate.find(load::trial, PacedSender.UNLIMITED);
    return load;
  }

  @Override
  public void begin(Runnable whenWarm) {
    close();
    test = new Test(rate.perSecond());
    whenWarm.run();
    start = ThreadTime.now();
    goal = 0;
  }

  @Override
  public void await(long bits) {
    goal += bits / Byte.SIZE;
    going().go(Long.MAX_VALUE, goal);
  }

  @Override
  public NetworkResult end() {
    ThreadTime took = requireNonNull(start, "not begun").since();
    long moved = going().moved();
    Ended ended = going().end();
    test = null;
    DatagramCount count = ended.count;
    if (count.datagrams() == 0) {
      throw new StalledException(
          "none of %d datagrams has arrived %s %s"
              .formatted(ended.outcome.sent(), sending ? "at" : "from", reach.text()));
    }
    if (!ended.outcome.holds()) {
      rate = rate.lower();
    }
    return new NetworkResult(
        took.seconds(),
        moved * size * Byte.SIZE,
        new Payload(ended.outcome.sent() * size, count.bytes()),
        new Cpu(took.cpu(), ended.cpu),
        null,
        new DatagramQuality(
            ended.outcome.perSecond(),
            ended.outcome.lost(),
            sending ? Double.NaN : count.late() / (double) count.datagrams(),
            count.jitterNanos() * NANOS));
  }

  @Override
  public void close() {
    if (test != null) {
      test.close();
      test = null;
    }
  }

  private HighestRate.Outcome trial(double perSecond) {
    Test trial = new Test(perSecond);
    try {
      long time = Math.max(TRIAL_NANOS, (long) (TRIAL_DATAGRAMS / perSecond / NANOS));
      trial.go(trial.begin + time, Long.MAX_VALUE);
      return trial.end().outcome;
    } finally {
      trial.close();
    }
  }

  /** Nothing stands for as fast as it can. */
  private long bitsPerSecond(double perSecond) {
    return perSecond >= PacedSender.UNLIMITED ? 0 : Math.round(perSecond * size * Byte.SIZE);
  }

  private Test going() {
    return requireNonNull(test, "not begun");
  }
}
