package io.github.jmhruntime.workload.network;

import io.github.jmhruntime.workload.network.peer.Datagram;
import io.github.jmhruntime.workload.network.peer.DatagramCounter;
import java.nio.ByteBuffer;

/** What the datagrams of a kind of peer look like. */
enum DatagramForm {
  /** Those of this project's own peer. */
  OWN(1) {
    @Override
    boolean count(ByteBuffer received, int trial, DatagramCounter counter) {
      return Datagram.count(received, trial, counter);
    }

    @Override
    void write(ByteBuffer buffer, int trial, long number, long nowNanos) {
      Datagram.write(buffer, trial, number, nowNanos);
    }
  },

  /**
   * Those of iperf3: seconds, microseconds, and a number that counts from 1; of a test whose port
   * is its own.
   */
  IPERF3(Integer.BYTES) {
    @Override
    boolean count(ByteBuffer received, int trial, DatagramCounter counter) {
      if (received.limit() < IPERF3_HEADER) {
        return false;
      }
      long sent =
          Integer.toUnsignedLong(received.getInt(0)) * NANOS
              + Integer.toUnsignedLong(received.getInt(Integer.BYTES)) * NANOS_PER_MICRO;
      long number = Integer.toUnsignedLong(received.getInt(2 * Integer.BYTES)) - 1;
      counter.arrived(number, sent, System.nanoTime(), received.limit());
      return true;
    }

    @Override
    void write(ByteBuffer buffer, int trial, long number, long nowNanos) {
      buffer
          .clear()
          .putInt(0, (int) (nowNanos / NANOS))
          .putInt(Integer.BYTES, (int) (nowNanos % NANOS / NANOS_PER_MICRO))
          .putInt(2 * Integer.BYTES, (int) (number + 1));
    }
  };

  private static final int IPERF3_HEADER = 3 * Integer.BYTES;
  private static final long NANOS = 1_000_000_000;
  private static final long NANOS_PER_MICRO = 1_000;

  private final int greeting;

  DatagramForm(int greeting) {
    this.greeting = greeting;
  }

  /** The size of a greeting, and of the answer to it. */
  int greeting() {
    return greeting;
  }

  /** Counts what a buffer has just received; false where it is none of that trial. */
  abstract boolean count(ByteBuffer received, int trial, DatagramCounter counter);

  /** Gets a buffer ready to be sent. */
  abstract void write(ByteBuffer buffer, int trial, long number, long nowNanos);
}
