package io.github.jmhruntime.workload.redis;

import io.github.jmhruntime.workload.load.Answer;
import io.github.jmhruntime.workload.load.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The answers to a pipeline of one command, each compared with the correct one, in the types of
 * RESP 2 that commands on strings are answered with: simple strings, errors, integers and bulk
 * strings.
 */
final class RedisAnswer implements Answer {

  private static final int LONGEST_LINE = 512;

  private enum State {
    TYPE,
    LINE,
    BULK,
    MALFORMED
  }

  private final byte[] correct;
  private final int replies;
  private final byte[] line = new byte[LONGEST_LINE];
  private State state = State.TYPE;
  private int complete;
  private int column;
  private byte type;
  private long remaining;

  /** How many bytes of this reply have come, and whether they are those of the correct one. */
  private int at;

  private boolean same;
  private @Nullable Failure fault;
  private String complaint = "";

  RedisAnswer(byte[] correct, int replies) {
    this.correct = correct;
    this.replies = replies;
  }

  @Override
  public void reset() {
    complete = 0;
    fault = null;
    begin();
  }

  private void begin() {
    state = State.TYPE;
    column = 0;
    at = 0;
    same = true;
  }

  @Override
  public int accept(byte[] in, int from, int to) {
    int here = from;
    while (here < to && complete < replies && state != State.MALFORMED) {
      here = startsCorrect(in, here, to) ? here + correct.length : slowly(in, here, to);
    }
    return here - from;
  }

  /** Whether all of the correct reply lies here: nearly always so, and then nothing is parsed. */
  private boolean startsCorrect(byte[] in, int from, int to) {
    boolean whole =
        at == 0
            && to - from >= correct.length
            && Arrays.equals(in, from, from + correct.length, correct, 0, correct.length);
    if (whole) {
      complete++;
    }
    return whole;
  }

  private int slowly(byte[] in, int from, int to) {
    int used = state == State.BULK ? (int) Math.min(remaining, to - from) : 1;
    int most = Math.min(used, Math.max(0, correct.length - at));
    same &= most == used && Arrays.equals(in, from, from + used, correct, at, at + used);
    at += used;
    if (state == State.BULK) {
      remaining -= used;
      if (remaining == 0) {
        end();
      }
    } else {
      read(in[from]);
    }
    return from + used;
  }

  private void read(byte b) {
    if (state == State.TYPE) {
      type = b;
      state = "+-:$".indexOf(b) >= 0 ? State.LINE : State.MALFORMED;
    } else if (b == '\n') {
      endLine();
    } else if (b != '\r') {
      if (column < line.length) {
        line[column] = b;
      }
      column++;
    }
  }

  private void endLine() {
    if (type != '$') {
      end();
      return;
    }
    long length = length();
    if (length < -1) {
      state = State.MALFORMED;
    } else if (length == -1) {
      end();
    } else {
      remaining = length + 2;
      state = State.BULK;
    }
  }

  /** Of a bulk string; -1 for none, -2 where it is no number. */
  private long length() {
    boolean none = column == 2 && line[0] == '-' && line[1] == '1';
    if (none) {
      return -1;
    }
    if (column == 0 || column > 10) {
      return -2;
    }
    long length = 0;
    for (int i = 0; i < column; i++) {
      int digit = line[i] - '0';
      if (digit < 0 || digit > 9) {
        return -2;
      }
      length = length * 10 + digit;
    }
    return length;
  }

  private void end() {
    complete++;
    if (!same || at != correct.length) {
      fault = faultOf();
    }
    begin();
  }

  private Failure faultOf() {
    if (type == correct[0]) {
      return at == correct.length ? Failure.WRONG_VALUE : Failure.WRONG_LENGTH;
    }
    if (type == '-') {
      complaint = new String(line, 0, Math.min(column, line.length), StandardCharsets.US_ASCII);
    }
    return Failure.WRONG_STATUS;
  }

  @Override
  public boolean endOfStream() {
    return complete();
  }

  @Override
  public boolean complete() {
    return complete == replies;
  }

  @Override
  public boolean malformed() {
    return state == State.MALFORMED;
  }

  @Override
  public @Nullable Failure fault() {
    return fault;
  }

  @Override
  public boolean persistent() {
    return true;
  }

  @Override
  public String complaint() {
    return complaint;
  }
}
