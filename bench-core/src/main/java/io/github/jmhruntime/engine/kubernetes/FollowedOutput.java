package io.github.jmhruntime.engine.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.jmhruntime.engine.ContainerOutput;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineTimeoutException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The output of a container, followed in its pod's log: its standard output and error are one
 * there, and the kubelet ends a last line that has no end.
 */
final class FollowedOutput implements ContainerOutput {

  private static final int REMEMBERED = 20;
  private static final int AHEAD = 4096;

  /** After the end, a connection that has been silent for so long is a broken one. */
  private static final Duration SILENCE_AFTER_END = Duration.ofSeconds(5);

  private final String id;
  private final PodLog log;
  private final Duration silence;
  private final BooleanSupplier hasEnded;
  private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>(AHEAD);
  private final Deque<String> seen = new ArrayDeque<>();
  private final Thread reader;
  private boolean over;

  /** A line, the end for null, or the end by a failure. */
  private record Piece(byte @Nullable [] line, @Nullable EngineException failure) {}

  /**
   * Opens it.
   *
   * @param silence how long a line that is waited for may take
   * @param begin waits until there can be output
   * @param hasEnded whether the container has ended
   */
  FollowedOutput(
      Cluster cluster, String id, Duration silence, Runnable begin, BooleanSupplier hasEnded) {
    this.id = id;
    this.log = new PodLog(cluster, id, hasEnded);
    this.silence = silence;
    this.hasEnded = hasEnded;
    this.reader = new Thread(() -> read(begin), "jmh-runtime-log-" + id);
    reader.setDaemon(true);
    reader.start();
  }

  private void read(Runnable begin) {
    try {
      try {
        begin.run();
        for (byte[] line = log.next(); line != null; line = log.next()) {
          pieces.put(new Piece(line, null));
        }
        pieces.put(new Piece(null, null));
      } catch (EngineException e) {
        pieces.put(new Piece(null, e));
      }
    } catch (InterruptedException e) {
      // It is closed.
    }
  }

  @Override
  public String awaitLine(Pattern pattern) {
    String what = "wait for output /%s/ of container %s".formatted(pattern, id);
    long deadline = System.nanoTime() + silence.toNanos();
    try {
      for (byte[] piece = next(deadline); piece != null; piece = next(deadline)) {
        String line = new String(piece, UTF_8);
        if (pattern.matcher(line).find()) {
          return line;
        }
        remember(line);
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
      for (byte[] line = next(Long.MAX_VALUE); line != null; line = next(Long.MAX_VALUE)) {
        standardOutput.write(line);
        standardOutput.write('\n');
        standardOutput.flush();
      }
    } catch (IOException | TimeoutException e) {
      throw new EngineException(
          "the output of container %s cannot be passed on: %s".formatted(id, e), e);
    }
  }

  /** Waits for the next line; null at the end. */
  private byte @Nullable [] next(long deadline) throws TimeoutException {
    while (!over) {
      Piece piece = poll(deadline);
      if (piece == null) {
        if (deadline != Long.MAX_VALUE && System.nanoTime() - deadline >= 0) {
          throw new TimeoutException();
        }
        if (hasEnded.getAsBoolean()) {
          log.reconnect();
        }
        continue;
      }
      over = piece.line() == null;
      if (piece.failure() != null) {
        throw piece.failure();
      }
      return piece.line();
    }
    return null;
  }

  private @Nullable Piece poll(long deadline) {
    long most = SILENCE_AFTER_END.toNanos();
    long left = deadline == Long.MAX_VALUE ? most : deadline - System.nanoTime();
    try {
      return pieces.poll(Math.min(most, Math.max(0, left)), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("the output of container %s: interrupted".formatted(id), e);
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
    reader.interrupt();
    log.close();
  }
}
