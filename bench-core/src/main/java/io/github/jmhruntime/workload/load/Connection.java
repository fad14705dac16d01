package io.github.jmhruntime.workload.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a target, opened again as often as need be, with at most one request on it.
 * Every call returns at once with the progress that it made.
 */
final class Connection {

  private enum State {
    CLOSED,
    CONNECTING,
    IDLE,
    SENDING,
    RECEIVING,
    AWAITING_CLOSE
  }

  private final Target target;
  private final Selector selector;
  private final InputBuffer input;
  private final ByteBuffer request;
  private final Answer answer;
  private State state = State.CLOSED;
  private @Nullable SocketChannel channel;
  private @Nullable SelectionKey key;
  private Failure failure = Failure.UNREACHABLE;
  private long received;

  Connection(Target target, byte[] request, Selector selector, InputBuffer input) {
    this.target = target;
    this.selector = selector;
    this.input = input;
    this.answer = target.answer();
    this.request = ByteBuffer.allocateDirect(request.length).put(request).flip();
  }

  /** Whether there is no connection, nor one under way. */
  boolean closed() {
    return state == State.CLOSED;
  }

  /** Whether it waits for the server to close it, its last request being answered. */
  boolean awaitingClose() {
    return state == State.AWAITING_CLOSE;
  }

  /** Whether the connection has not come about yet. */
  boolean connecting() {
    return state == State.CONNECTING;
  }

  /** Why it came to {@link Progress#FAILED} or {@link Progress#WRONG}. */
  Failure failure() {
    return failure;
  }

  /** In which words the server refused a request last; empty where it did not. */
  String complaint() {
    return answer.complaint();
  }

  /** Bytes of the last answer, its head included. */
  long received() {
    return received;
  }

  /**
   * Starts to connect; to be called when closed.
   *
   * @param attachment what the selector's keys are to carry
   */
  Progress open(Object attachment) {
    SocketChannel opened = newChannel();
    channel = opened;
    try {
      boolean connected = opened.connect(target.address());
      // On one machine the handshake is over by now more often than not: asking once saves a turn.
      if (connected || opened.finishConnect()) {
        key = opened.register(selector, SelectionKey.OP_READ, attachment);
        return connected();
      }
      key = opened.register(selector, SelectionKey.OP_CONNECT, attachment);
      state = State.CONNECTING;
      return Progress.PENDING;
    } catch (IOException e) {
      return fail(connectFailure(e));
    }
  }

  /** Sends the request; to be called when connected or ready. */
  Progress send() {
    answer.reset();
    received = 0;
    request.rewind();
    state = State.SENDING;
    return write();
  }

  /** Goes on once the selector says that the channel is ready. */
  Progress advance() {
    return switch (state) {
      case CONNECTING -> finishConnect();
      case SENDING -> write();
      case RECEIVING, IDLE, AWAITING_CLOSE -> read();
      case CLOSED -> Progress.PENDING;
    };
  }

  /**
   * Makes ready for the next request after an answer: at once on a connection that the server keeps
   * and that is wanted again; else once the server has closed it.
   */
  Progress release(ConnectionUse use) {
    if (channel == null) {
      return closedByServer();
    }
    if (answer.persistent()) {
      return use == ConnectionUse.KEEP_ALIVE ? kept() : abort(Progress.CLOSED);
    }
    state = State.AWAITING_CLOSE;
    return read();
  }

  /** Ends the connection, whatever is under way on it. */
  Progress abort(Progress progress) {
    close();
    return progress;
  }

  /** Gives up what is under way for the reason given. */
  Progress giveUp(Failure reason) {
    return fail(reason);
  }

  private SocketChannel newChannel() {
    boolean six = target.address().getAddress() instanceof Inet6Address;
    ProtocolFamily family = six ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    try {
      SocketChannel opened = SocketChannel.open(family);
      opened.configureBlocking(false);
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot open another socket for "
              + target.url()
              + "; allow more open files (ulimit -n) or use fewer connections",
          e);
    }
  }

  private Progress connected() {
    state = State.IDLE;
    return Progress.CONNECTED;
  }

  private Progress kept() {
    state = State.IDLE;
    return Progress.READY;
  }

  private Progress finishConnect() {
    try {
      if (!present(channel).finishConnect()) {
        return Progress.PENDING;
      }
      present(key).interestOps(SelectionKey.OP_READ);
      return connected();
    } catch (IOException e) {
      return fail(connectFailure(e));
    }
  }

  private Progress write() {
    try {
      present(channel).write(request);
    } catch (IOException e) {
      return fail(Failure.RESET);
    }
    boolean sent = !request.hasRemaining();
    if (!sent) {
      present(key).interestOps(SelectionKey.OP_WRITE);
    } else if (present(key).interestOps() != SelectionKey.OP_READ) {
      present(key).interestOps(SelectionKey.OP_READ);
    }
    state = sent ? State.RECEIVING : State.SENDING;
    return Progress.PENDING;
  }

  private Progress read() {
    int count;
    try {
      count = input.fill(present(channel));
    } catch (IOException e) {
      return state == State.RECEIVING ? fail(Failure.RESET) : closedByServer();
    }
    if (count == 0) {
      return Progress.PENDING;
    }
    if (count < 0) {
      return state == State.RECEIVING ? endOfStream() : closedByServer();
    }
    if (state != State.RECEIVING) {
      return fail(Failure.MALFORMED);
    }
    received += count;
    int used = answer.accept(input.bytes(), 0, count);
    if (answer.malformed() || used < count) {
      return fail(Failure.MALFORMED);
    }
    return answer.complete() ? judge() : Progress.PENDING;
  }

  private Progress endOfStream() {
    boolean complete = answer.endOfStream();
    close();
    if (!complete) {
      failure = Failure.CLOSED_EARLY;
      return Progress.FAILED;
    }
    return judge();
  }

  private Progress judge() {
    Failure fault = answer.fault();
    if (fault != null) {
      failure = fault;
      return Progress.WRONG;
    }
    return Progress.ANSWERED;
  }

  private Progress closedByServer() {
    close();
    return Progress.CLOSED;
  }

  private Progress fail(Failure reason) {
    failure = reason;
    close();
    return Progress.FAILED;
  }

  private void close() {
    boolean connected = state != State.CONNECTING;
    state = State.CLOSED;
    SocketChannel open = channel;
    channel = null;
    key = null;
    if (open == null) {
      return;
    }
    try {
      if (connected && open.isOpen()) {
        resetOnClose(open);
      }
      open.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close a connection to " + target.url(), e);
    }
  }

  /** Makes closing a reset, which leaves no TIME_WAIT on either side. */
  private static void resetOnClose(SocketChannel open) {
    try {
      open.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException ignored) {
      // The server has reset it before.
    }
  }

  private static Failure connectFailure(IOException e) {
    if (e instanceof BindException) {
      return Failure.NO_LOCAL_PORT;
    }
    boolean refused = e instanceof ConnectException && "Connection refused".equals(e.getMessage());
    return refused ? Failure.REFUSED : Failure.UNREACHABLE;
  }

  private static <T> T present(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("the connection is closed");
    }
    return part;
  }
}
