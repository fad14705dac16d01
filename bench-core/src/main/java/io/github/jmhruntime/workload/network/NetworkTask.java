package io.github.jmhruntime.workload.network;

import java.net.InetSocketAddress;

/**
 * A load on a peer that has yet to be opened, by whichever end is to put it on.
 *
 * @param kind what it is
 * @param parameter the number of streams, or the payload of a datagram in bytes; 0 where there are
 *     neither
 * @param program what the peer is
 */
public record NetworkTask(Kind kind, int parameter, Program program) {

  /** On this project's own peer. */
  public NetworkTask(Kind kind, int parameter) {
    this(kind, parameter, Program.JAVA);
  }

  /** What is at the far end. */
  public enum Program {
    /** This project's own {@link io.github.jmhruntime.workload.network.peer.Peer}. */
    JAVA,
    /** A real {@code iperf3 -s}, which knows streams and datagrams. */
    IPERF3;

    /**
     * The program that a word stands for.
     *
     * @throws IllegalArgumentException naming all words where it is none of them
     */
    public static Program of(String word) {
      return switch (word) {
        case "java" -> JAVA;
        case "iperf3" -> IPERF3;
        default ->
            throw new IllegalArgumentException(
                "-Dparams=peer=%s: a peer is one of java, iperf3".formatted(word));
      };
    }
  }

  /** The same on another peer. */
  public NetworkTask on(Program other) {
    return new NetworkTask(kind, parameter, other);
  }

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
    return program == Program.IPERF3 ? openIperf3(peer) : openJava(peer);
  }

  private NetworkLoad openIperf3(InetSocketAddress server) {
    return switch (kind) {
      case SEND -> Iperf3Load.sending(server, parameter);
      case RECEIVE -> Iperf3Load.receiving(server, parameter);
      case UDP_SEND -> Iperf3DatagramLoad.sending(server, parameter);
      case UDP_RECEIVE -> Iperf3DatagramLoad.receiving(server, parameter);
      case REQUEST, CONNECT ->
          throw new IllegalArgumentException("iperf3 answers no requests: " + kind);
    };
  }

  private NetworkLoad openJava(InetSocketAddress peer) {
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
