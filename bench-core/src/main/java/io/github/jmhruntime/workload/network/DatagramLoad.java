package io.github.jmhruntime.workload.network;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.workload.network.NetworkResult.DatagramQuality;
import io.github.jmhruntime.workload.network.NetworkResult.Payload;
import io.github.jmhruntime.workload.network.peer.DatagramCount;
import io.github.jmhruntime.workload.network.peer.PacedSender;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Datagrams in one direction, at the highest rate at which at most 0.1 % of them are lost. It is
 * searched for when the load is opened, and kept; where more is lost while it is kept, the load
 * goes on at the next lower rate from its next beginning on.
 */
public final class DatagramLoad implements NetworkLoad {

  private static final long TRIAL_NANOS = 100_000_000;
  private static final double TRIAL_DATAGRAMS = 1000;
  private static final double NANOS = 1e-9;

  private final Reach reach;
  private final PeerControl control;
  private final DatagramPort port;
  private final boolean sending;
  private final int size;
  private HighestRate.Found rate = new HighestRate.Found(0, false);
  private @Nullable Counting counting;
  private @Nullable PacedSender sender;
  private long begin;
  private long goal;

  private DatagramLoad(
      Reach reach, PeerControl control, DatagramPort port, boolean sending, int size) {
    this.reach = reach;
    this.control = control;
    this.port = port;
    this.sending = sending;
    this.size = size;
  }

  /**
   * From here to the peer.
   *
   * @param size the payload of each, in bytes
   * @throws StalledException when the peer is not reached by UDP, or hardly anything gets through
   */
  public static DatagramLoad sending(InetSocketAddress peer, int size) {
    return open(Reach.to(peer), size, true);
  }

  /**
   * From the peer to here.
   *
   * @param size the payload of each, in bytes
   * @throws StalledException when the peer is not reached by UDP, or hardly anything gets through
   */
  public static DatagramLoad receiving(InetSocketAddress peer, int size) {
    return open(Reach.to(peer), size, false);
  }

  static DatagramLoad open(Reach reach, int size, boolean sending) {
    PeerControl control = PeerControl.open(reach);
    try {
      DatagramPort port = DatagramPort.open(reach, DatagramForm.OWN);
      DatagramLoad load = new DatagramLoad(reach, control, port, sending, size);
      try {
        port.greet();
        load.rate = HighestRate.find(load::trial, PacedSender.UNLIMITED);
        return load;
      } catch (StalledException e) {
        port.close();
        throw e;
      }
    } catch (StalledException e) {
      control.close();
      throw e;
    }
  }

  @Override
  public void begin(Runnable whenWarm) {
    whenWarm.run();
    counting = new Counting(control);
    start(rate.perSecond());
    goal = 0;
  }

  @Override
  public void await(long bits) {
    goal += bits / Byte.SIZE;
    if (!sending) {
      port.receive(goal, Long.MAX_VALUE);
      return;
    }
    PacedSender paced = sender();
    try {
      while (paced.sent() * size < goal) {
        paced.turn();
      }
    } catch (IOException e) {
      throw reach.lost("way for datagrams", e);
    }
  }

  @Override
  public NetworkResult end() {
    double seconds = (System.nanoTime() - begin) * NANOS;
    long atEnd = sending ? sender().sent() : port.count().datagrams();
    Counting.End end = requireNonNull(counting, "not begun").end();
    HighestRate.Outcome outcome = stop(seconds);
    DatagramCount count = count();
    if (count.datagrams() == 0) {
      throw new StalledException(
          "none of %d datagrams has arrived %s %s"
              .formatted(outcome.sent(), sending ? "at" : "from", reach.text()));
    }
    DatagramQuality quality =
        new DatagramQuality(
            outcome.perSecond(),
            outcome.lost(),
            count.late() / (double) count.datagrams(),
            count.jitterNanos() * NANOS);
    if (!outcome.holds()) {
      rate = rate.lower();
    }
    return new NetworkResult(
        end.seconds(),
        atEnd * size * Byte.SIZE,
        new Payload(outcome.sent() * size, count.bytes()),
        end.cpu(),
        null,
        quality);
  }

  @Override
  public void close() {
    port.close();
    control.close();
  }

  private HighestRate.Outcome trial(double perSecond) {
    start(perSecond);
    long end = begin + Math.max(TRIAL_NANOS, (long) (TRIAL_DATAGRAMS / perSecond / NANOS));
    if (sending) {
      try {
        while (System.nanoTime() - end < 0) {
          sender().turn();
        }
      } catch (IOException e) {
        throw reach.lost("way for datagrams", e);
      }
    } else {
      port.receive(Long.MAX_VALUE, end);
    }
    return stop((System.nanoTime() - begin) * NANOS);
  }

  /** Each beginning is a trial of its own, so that what comes late of another does not count. */
  private void start(double perSecond) {
    port.nextTrial();
    if (sending) {
      control.expect(port.trial());
      sender = port.sender(size, perSecond);
    } else {
      control.send(port.trial(), size, perSecond);
    }
    begin = System.nanoTime();
  }

  /** Ends the sending, and waits until nothing more comes. */
  private HighestRate.Outcome stop(double seconds) {
    long sent = sending ? sender().sent() : control.stop();
    if (sending) {
      DatagramCount before;
      DatagramCount after = control.arrived();
      do {
        before = after;
        DatagramPort.pause();
        after = control.arrived();
      } while (after.datagrams() > before.datagrams());
    } else {
      port.drain();
    }
    return new HighestRate.Outcome(sent / seconds, sent, count().datagrams());
  }

  private DatagramCount count() {
    return sending ? control.arrived() : port.count();
  }

  private PacedSender sender() {
    return requireNonNull(sender, "not begun");
  }
}
