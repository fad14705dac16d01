package io.github.jmhruntime.workload.http;

import java.nio.charset.StandardCharsets;

/**
 * Reads an answer's status line and header fields (RFC 9112, sections 4 and 5) from bytes that come
 * in any pieces. Keeps only what decides where the answer ends.
 */
final class ResponseHead {

  private static final byte[] PROTOCOL = bytes("HTTP/1.");
  private static final int MINOR_VERSION_AT = PROTOCOL.length;
  private static final int STATUS_AT = MINOR_VERSION_AT + 2;
  private static final int STATUS_END = STATUS_AT + 3;
  private static final int LONGEST = 1 << 16;

  private static final WordSet FIELDS =
      new WordSet("content-length", "transfer-encoding", "connection");
  private static final int CONTENT_LENGTH = 0;
  private static final int TRANSFER_ENCODING = 1;

  private static final WordSet TOKENS = new WordSet("chunked", "close", "keep-alive");
  private static final int CHUNKED = 0;
  private static final int CLOSE = 1;
  private static final int KEEP_ALIVE = 2;

  private enum State {
    STATUS_LINE,
    LINE_START,
    NAME,
    NUMBER,
    LIST,
    REST_OF_LINE,
    LAST_LINE_FEED,
    COMPLETE,
    MALFORMED
  }

  private State state = State.STATUS_LINE;
  private int size;
  private int column;
  private int words;
  private int field;
  private long number;
  private boolean numberEnded;

  private int minorVersion;
  private int status;
  private long contentLength;
  private boolean chunked;
  private boolean close;
  private boolean keepAlive;

  ResponseHead() {
    reset();
  }

  void reset() {
    state = State.STATUS_LINE;
    size = 0;
    column = 0;
    status = 0;
    contentLength = -1;
    chunked = false;
    close = false;
    keepAlive = false;
  }

  /** Reads on, and returns the index of the first byte that is not the head's. */
  int accept(byte[] in, int from, int to) {
    int at = from;
    while (at < to && state != State.COMPLETE && state != State.MALFORMED) {
      state = state == State.REST_OF_LINE ? state : next(in[at]);
      at++;
      if (state == State.REST_OF_LINE) {
        at = skipLine(in, at - 1, to);
      }
    }
    size += at - from;
    if (size > LONGEST) {
      state = State.MALFORMED;
    }
    return at;
  }

  boolean complete() {
    return state == State.COMPLETE;
  }

  boolean malformed() {
    return state == State.MALFORMED;
  }

  int status() {
    return status;
  }

  /** The length that the head gives, or -1. */
  long contentLength() {
    return contentLength;
  }

  boolean chunked() {
    return chunked;
  }

  /** Whether the server keeps the connection after this answer (RFC 9112, section 9.3). */
  boolean persistent() {
    return !close && (minorVersion >= 1 || keepAlive);
  }

  private State next(byte b) {
    return switch (state) {
      case STATUS_LINE -> statusLine(b);
      case LINE_START -> lineStart(b);
      case NAME -> name(b);
      case NUMBER -> number(b);
      case LIST -> list(b);
      case LAST_LINE_FEED -> b == '\n' ? State.COMPLETE : State.MALFORMED;
      case REST_OF_LINE, COMPLETE, MALFORMED -> state;
    };
  }

  private int skipLine(byte[] in, int from, int to) {
    int at = from;
    while (at < to) {
      if (in[at++] == '\n') {
        state = State.LINE_START;
        break;
      }
    }
    return at;
  }

  private State statusLine(byte b) {
    int c = column++;
    boolean valid;
    if (c < MINOR_VERSION_AT) {
      valid = b == PROTOCOL[c];
    } else if (c == MINOR_VERSION_AT) {
      valid = isDigit(b);
      minorVersion = b - '0';
    } else if (c < STATUS_AT) {
      valid = b == ' ';
    } else if (c < STATUS_END) {
      valid = isDigit(b);
      status = status * 10 + b - '0';
    } else {
      return b == ' ' || b == '\r' || b == '\n' ? State.REST_OF_LINE : State.MALFORMED;
    }
    return valid ? State.STATUS_LINE : State.MALFORMED;
  }

  private State lineStart(byte b) {
    if (b == '\r') {
      return State.LAST_LINE_FEED;
    }
    if (b == '\n') {
      return State.COMPLETE;
    }
    if (b == ' ' || b == '\t') {
      return State.MALFORMED;
    }
    column = 0;
    words = FIELDS.all();
    return name(b);
  }

  private State name(byte b) {
    if (b == ':') {
      field = FIELDS.matched(words, column);
      number = -1;
      numberEnded = false;
      startToken();
      return field < 0 ? State.REST_OF_LINE : field == CONTENT_LENGTH ? State.NUMBER : State.LIST;
    }
    if (b == '\r' || b == '\n') {
      return State.MALFORMED;
    }
    words = FIELDS.narrow(words, column++, b);
    return words == 0 ? State.REST_OF_LINE : State.NAME;
  }

  private State number(byte b) {
    if (isDigit(b)) {
      long digit = b - '0';
      if (numberEnded || number > (Long.MAX_VALUE - digit) / 10) {
        return State.MALFORMED;
      }
      number = Math.max(number, 0) * 10 + digit;
      return State.NUMBER;
    }
    if (b == '\n') {
      boolean contradicts = contentLength >= 0 && contentLength != number;
      contentLength = number;
      return number < 0 || contradicts ? State.MALFORMED : State.LINE_START;
    }
    numberEnded = number >= 0;
    return isSpace(b) ? State.NUMBER : State.MALFORMED;
  }

  private State list(byte b) {
    if (b == ',' || b == ';' || b == '\n' || isSpace(b)) {
      endToken();
      startToken();
      return b == '\n' ? State.LINE_START : State.LIST;
    }
    words = TOKENS.narrow(words, column++, b);
    return State.LIST;
  }

  private void startToken() {
    column = 0;
    words = TOKENS.all();
  }

  private void endToken() {
    if (column == 0) {
      return;
    }
    int token = TOKENS.matched(words, column);
    if (field == TRANSFER_ENCODING) {
      // Only the last coding says how the body ends (RFC 9112, section 6.3).
      chunked = token == CHUNKED;
    } else {
      close |= token == CLOSE;
      keepAlive |= token == KEEP_ALIVE;
    }
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }
}
