package io.github.jmhruntime.workload.http;

import io.github.jmhruntime.workload.load.Answer;
import io.github.jmhruntime.workload.load.Failure;
import org.jspecify.annotations.Nullable;

/** An answer of a web server, judged by its status and its body's length. */
final class HttpAnswer implements Answer {

  private final HttpTarget target;
  private final ResponseParser parser = new ResponseParser();

  HttpAnswer(HttpTarget target) {
    this.target = target;
  }

  @Override
  public void reset() {
    parser.reset();
  }

  @Override
  public int accept(byte[] in, int from, int to) {
    return parser.accept(in, from, to);
  }

  @Override
  public boolean endOfStream() {
    return parser.endOfStream();
  }

  @Override
  public boolean complete() {
    return parser.complete();
  }

  @Override
  public boolean malformed() {
    return parser.malformed();
  }

  @Override
  public @Nullable Failure fault() {
    if (parser.status() != target.status()) {
      return Failure.WRONG_STATUS;
    }
    return parser.bodyLength() == target.length() ? null : Failure.WRONG_LENGTH;
  }

  @Override
  public boolean persistent() {
    return parser.persistent();
  }
}
