package io.github.jmhruntime.workload.network.peer;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends datagrams at a rate, in the calling thread, which sleeps while none is due.
 *
 * <p>One that was held up makes up for at most a millisecond of what is due: what it left out would
 * come as a burst that no rate of sending describes. How many were sent is counted.
 */
public final class PacedSender {

  /** More than any sender can send. */
  public static final double UNLIMITED = 1e9;

  /** How a datagram is written. */
  public interface Form {
    /** Gets a buffer ready to be sent. */
    void write(ByteBuffer buffer, long number, long nowNanos);
  }

  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long MADE_UP_NANOS = 1_000_000;
  private static final long SLEEP_NANOS = 50_000;
  private static final int BURST = 64;

  private final DatagramChannel channel;
  private final SocketAddress to;
  private final Form form;
  private final double perSecond;
  private final ByteBuffer buffer;
  private final long begin = System.nanoTime();
  private double due;
  private long last = begin;
  private long sent;

  /**
   * Gets ready.
   *
   * @param perSecond datagrams per second; {@link #UNLIMITED} for as many as it can
   */
  public PacedSender(
      DatagramChannel channel, SocketAddress to, int trial, int size, double perSecond) {
    this(
        channel,
        to,
        (buffer, number, nowNanos) -> Datagram.write(buffer, trial, number, nowNanos),
        size,
        perSecond);
  }

  /** Gets ready to send datagrams of another form. */
  public PacedSender(
      DatagramChannel channel, SocketAddress to, Form form, int size, double perSecond) {
    this.channel = channel;
    this.to = to;
    this.form = form;
    this.perSecond = perSecond;
    this.buffer = ByteBuffer.allocateDirect(size);
  }

  /** Sends what is due, at most a burst; sleeps where nothing is. */
  public void turn() throws IOException {
    long now = System.nanoTime();
    due += Math.min(now - last, MADE_UP_NANOS) * perSecond / NANOS_PER_SECOND;
    due = Math.min(due, Math.max(1, MADE_UP_NANOS * perSecond / NANOS_PER_SECOND));
    last = now;
    if (due < 1) {
      LockSupport.parkNanos(SLEEP_NANOS);
      return;
    }
    for (int i = 0; i < BURST && due >= 1; i++) {
      form.write(buffer, sent, now);
      if (channel.send(buffer, to) > 0) {
        sent++;
      }
      due--;
      now = System.nanoTime();
    }
  }

  /** How many were sent. */
  public long sent() {
    return sent;
  }

  /** How long it has been sending, in seconds. */
  public double seconds() {
    return (System.nanoTime() - begin) / (double) NANOS_PER_SECOND;
  }
}
