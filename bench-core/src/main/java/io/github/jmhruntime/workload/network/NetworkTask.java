package io.github.jmhruntime.workload.network;

import java.net.InetSocketAddress;

/**
 * A load on a peer that has yet to be opened, by whichever end is to put it on.
 *
 * @param kind what it is
 * @param parameter the number of streams, or the payload of a datagram in bytes; 0 where there are
 *     neither
 */
public record NetworkTask(Kind kind, int parameter) {

  /** What a load is. */
  public enum Kind {
    /** {@link StreamLoad#sending}. */
    SEND,
    /** {@link StreamLoad#receiving}. */
    RECEIVE,
    /** {@link RequestLoad#onOneConnection}. */
    REQUEST,
    /** {@link RequestLoad#connecting}. */
    CONNECT,
    /** {@link DatagramLoad#sending}. */
    UDP_SEND,
    /** {@link DatagramLoad#receiving}. */
    UDP_RECEIVE
  }

  /**
   * Opens it from here.
   *
   * @throws StalledException when the peer cannot be reached
   */
  public NetworkLoad open(InetSocketAddress peer) {
    return switch (kind) {
      case SEND -> StreamLoad.sending(peer, parameter);
      case RECEIVE -> StreamLoad.receiving(peer, parameter);
      case REQUEST -> RequestLoad.onOneConnection(peer);
      case CONNECT -> RequestLoad.connecting(peer);
      case UDP_SEND -> DatagramLoad.sending(peer, parameter);
      case UDP_RECEIVE -> DatagramLoad.receiving(peer, parameter);
    };
  }
}
