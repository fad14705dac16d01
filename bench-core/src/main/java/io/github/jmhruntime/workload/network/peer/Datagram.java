package io.github.jmhruntime.workload.network.peer;

import java.nio.ByteBuffer;

/** How a datagram begins: its trial, its number, and when it was sent. */
public final class Datagram {

  /** The least size of a datagram. */
  public static final int HEADER = Integer.BYTES + 2 * Long.BYTES;

  private static final int NUMBER = Integer.BYTES;
  private static final int SENT = NUMBER + Long.BYTES;

  private Datagram() {}

  /** Gets a buffer ready to be sent. */
  public static ByteBuffer write(ByteBuffer buffer, int trial, long number, long nowNanos) {
    return buffer.clear().putInt(0, trial).putLong(NUMBER, number).putLong(SENT, nowNanos);
  }

  /** Counts what a buffer has just received, where it belongs to that trial. */
  public static boolean count(ByteBuffer received, int trial, DatagramCounter counter) {
    if (received.limit() < HEADER || received.getInt(0) != trial) {
      return false;
    }
    counter.arrived(
        received.getLong(NUMBER), received.getLong(SENT), System.nanoTime(), received.limit());
    return true;
  }
}
