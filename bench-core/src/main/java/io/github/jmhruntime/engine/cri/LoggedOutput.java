package io.github.jmhruntime.engine.cri;

import io.github.jmhruntime.engine.ContainerOutput;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineTimeoutException;
import io.github.jmhruntime.engine.cri.PodLog.Piece;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The output of a container, followed in its engine's file, which is looked at every millisecond: a
 * line is seen that much later than it was written, at most. A line that ends without a newline
 * where the container ends gets one from the engine.
 */
final class LoggedOutput implements ContainerOutput {

  private static final int REMEMBERED = 20;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(50);

  private final String container;
  private final PodLog log;
  private final Duration silence;
  private final BooleanSupplier hasEnded;
  private final Deque<String> seen = new ArrayDeque<>();
  private boolean ended;

  /**
   * Opens it.
   *
   * @param silence how long a line that is waited for may take
   * @param hasEnded whether the engine says that the container has ended, with its output written
   */
  LoggedOutput(String container, Path log, Duration silence, BooleanSupplier hasEnded) {
    this.container = container;
    this.log = new PodLog(log);
    this.silence = silence;
    this.hasEnded = hasEnded;
  }

  @Override
  public String awaitLine(Pattern pattern) {
    String what = "wait for output /%s/ of %s".formatted(pattern, container);
    long deadline = System.nanoTime() + silence.toNanos();
    StringBuilder line = new StringBuilder();
    try {
      for (Piece piece = next(deadline); piece != null; piece = next(deadline)) {
        line.append(piece.text());
        if (piece.whole()) {
          if (pattern.matcher(line).find()) {
            return line.toString();
          }
          remember(line.toString());
          line.setLength(0);
        }
      }
    } catch (TimeoutException e) {
      throw new EngineTimeoutException(
          "%s: it did not come within %.1f s; %s"
              .formatted(what, silence.toMillis() / 1e3, EngineTimeoutException.SIGN),
          e);
    }
    throw new EngineException(
        "%s: the output ended without it; the last lines are: %s"
            .formatted(what, seen.isEmpty() ? "(none)" : String.join(" | ", seen)));
  }

  @Override
  public void copyTo(OutputStream standardOutput, OutputStream standardError) {
    try {
      for (Piece piece = next(Long.MAX_VALUE); piece != null; piece = next(Long.MAX_VALUE)) {
        OutputStream to = piece.error() ? standardError : standardOutput;
        to.write(piece.content());
        if (piece.whole()) {
          to.write('\n');
        }
        to.flush();
      }
    } catch (IOException | TimeoutException e) {
      throw new EngineException(
          "the output of %s cannot be passed on: %s".formatted(container, e), e);
    }
  }

  /** Waits for the next piece; null at the end. */
  private @Nullable Piece next(long deadline) throws TimeoutException {
    long question = System.nanoTime();
    while (true) {
      boolean last = ended;
      Piece piece = log.next();
      if (piece != null || last) {
        return piece;
      }
      long now = System.nanoTime();
      if (deadline != Long.MAX_VALUE && now - deadline > 0) {
        throw new TimeoutException();
      }
      if (now - question >= 0) {
        ended = hasEnded.getAsBoolean();
        question = System.nanoTime() + BETWEEN_QUESTIONS.toNanos();
      } else {
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
    }
  }

  private void remember(String line) {
    if (seen.size() == REMEMBERED) {
      seen.remove();
    }
    seen.add(line);
  }

  @Override
  public void close() {
    log.close();
  }
}
