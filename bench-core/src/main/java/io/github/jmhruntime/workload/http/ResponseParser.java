package io.github.jmhruntime.workload.http;

/**
 * Finds the end of an HTTP/1.x answer to a GET, and the length of its body, in bytes that come in
 * any pieces (RFC 9112, sections 6 and 7). The body is counted, not kept; nothing is allocated.
 */
final class ResponseParser {

  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private enum State {
    HEAD,
    BODY,
    BODY_UNTIL_CLOSE,
    CHUNK_SIZE,
    CHUNK_EXTENSION,
    CHUNK_DATA,
    CHUNK_END,
    TRAILER,
    COMPLETE,
    MALFORMED
  }

  private final ResponseHead head = new ResponseHead();
  private State state = State.HEAD;
  private long bodyLength;
  private long remaining;
  private int column;
  private boolean endedByClose;

  /** Makes ready for the next answer. */
  void reset() {
    head.reset();
    state = State.HEAD;
    bodyLength = 0;
    endedByClose = false;
  }

  /**
   * Reads on.
   *
   * @return how many of the bytes belong to this answer; all of them unless it is complete or
   *     malformed
   */
  int accept(byte[] in, int from, int to) {
    int at = from;
    while (at < to && state != State.COMPLETE && state != State.MALFORMED) {
      at =
          switch (state) {
            case HEAD -> head(in, at, to);
            case BODY, CHUNK_DATA, BODY_UNTIL_CLOSE -> body(at, to);
            default -> {
              state = next(in[at]);
              yield at + 1;
            }
          };
    }
    return at - from;
  }

  /**
   * Says that the server has closed the connection.
   *
   * @return whether the answer is complete
   */
  boolean endOfStream() {
    if (state == State.BODY_UNTIL_CLOSE) {
      state = State.COMPLETE;
      endedByClose = true;
    }
    return complete();
  }

  boolean complete() {
    return state == State.COMPLETE;
  }

  boolean malformed() {
    return state == State.MALFORMED;
  }

  int status() {
    return head.status();
  }

  /** The body's length in bytes, without what chunks add to it. */
  long bodyLength() {
    return bodyLength;
  }

  /** Whether the server keeps the connection for another request. */
  boolean persistent() {
    return head.persistent() && !endedByClose;
  }

  private int head(byte[] in, int from, int to) {
    int at = head.accept(in, from, to);
    if (head.malformed()) {
      state = State.MALFORMED;
    } else if (head.complete()) {
      state = afterHead();
    }
    return at;
  }

  private State afterHead() {
    int status = head.status();
    if (status < 200 && status >= 100 && status != SWITCHING_PROTOCOLS) {
      // An interim answer; the final one follows.
      head.reset();
      return State.HEAD;
    }
    if (status < 200) {
      return State.MALFORMED;
    }
    if (status == NO_CONTENT || status == NOT_MODIFIED) {
      return State.COMPLETE;
    }
    if (head.chunked()) {
      return startChunkSize();
    }
    remaining = head.contentLength();
    if (remaining < 0) {
      return State.BODY_UNTIL_CLOSE;
    }
    return remaining == 0 ? State.COMPLETE : State.BODY;
  }

  private int body(int from, int to) {
    int here = to - from;
    if (state != State.BODY_UNTIL_CLOSE) {
      here = (int) Math.min(remaining, here);
      remaining -= here;
      if (remaining == 0) {
        state = state == State.BODY ? State.COMPLETE : startChunkEnd();
      }
    }
    bodyLength += here;
    return from + here;
  }

  private State next(byte b) {
    return switch (state) {
      case CHUNK_SIZE -> chunkSize(b);
      case CHUNK_EXTENSION -> b == '\n' ? afterChunkSize() : state;
      case CHUNK_END -> chunkEnd(b);
      case TRAILER -> trailer(b);
      default -> throw new IllegalStateException("no single byte in " + state);
    };
  }

  private State startChunkSize() {
    remaining = 0;
    column = 0;
    return State.CHUNK_SIZE;
  }

  private State chunkSize(byte b) {
    int digit = Character.digit(b, 16);
    if (digit >= 0) {
      column++;
      if (remaining > (Long.MAX_VALUE >> 4)) {
        return State.MALFORMED;
      }
      remaining = (remaining << 4) + digit;
      return State.CHUNK_SIZE;
    }
    if (column == 0) {
      return State.MALFORMED;
    }
    if (b == '\n') {
      return afterChunkSize();
    }
    boolean extension = b == ';' || b == ' ' || b == '\t' || b == '\r';
    return extension ? State.CHUNK_EXTENSION : State.MALFORMED;
  }

  private State afterChunkSize() {
    column = 0;
    return remaining == 0 ? State.TRAILER : State.CHUNK_DATA;
  }

  private State startChunkEnd() {
    column = 0;
    return State.CHUNK_END;
  }

  private State chunkEnd(byte b) {
    if (b == '\n') {
      return startChunkSize();
    }
    return b == '\r' && column++ == 0 ? State.CHUNK_END : State.MALFORMED;
  }

  private State trailer(byte b) {
    if (b == '\n') {
      boolean empty = column == 0;
      column = 0;
      return empty ? State.COMPLETE : State.TRAILER;
    }
    if (b != '\r') {
      column++;
    }
    return State.TRAILER;
  }
}
