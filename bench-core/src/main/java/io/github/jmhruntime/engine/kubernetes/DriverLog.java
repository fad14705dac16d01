package io.github.jmhruntime.engine.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a driver writes, read from its pod's log: each line once and in order, over any number of
 * streams.
 *
 * <p>A stream that breaks is followed by one from the last line's time on; what it repeats is
 * dropped, by the lines' times, and lines of the same time by their number. A kubelet that rotates
 * the log (at 10 MiB, unless it is told otherwise) does so under a stream without losing a line. A
 * new stream however begins in the current file: lines that were rotated away while there was no
 * stream are lost to this machine. Whoever reads the lines notices, since forks have numbers; the
 * driver's own journal has them until its pod ends.
 */
final class DriverLog {

  /** Where streams come from. */
  @FunctionalInterface
  interface Source {

    /**
     * Opens one.
     *
     * @param since lines before are not wanted, or may come all the same; null for all
     * @param follow whether it goes on until the container ends
     */
    InputStream open(@Nullable Instant since, boolean follow) throws IOException;
  }

  private final Source source;
  private final Consumer<String> lines;

  private @Nullable Instant last;
  private int ofThatTime;

  private volatile @Nullable InputStream current;
  private volatile long heard = System.nanoTime();

  DriverLog(Source source, Consumer<String> lines) {
    this.source = source;
    this.lines = lines;
  }

  /**
   * Reads one stream to its end.
   *
   * @param follow whether it goes on until the container ends; else a last line that lacks its end
   *     is one as well
   * @return how many lines it had that were new
   * @throws IOException where it breaks; what was whole until then was handed on
   */
  int read(boolean follow) throws IOException {
    Reading reading = new Reading(last, ofThatTime);
    try (InputStream stream = new BufferedInputStream(opened(follow))) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int read = stream.read(); read >= 0; read = stream.read()) {
        if (read == '\n') {
          reading.line(line.toString(UTF_8));
          line.reset();
        } else {
          line.write(read);
        }
      }
      if (!follow && line.size() > 0) {
        reading.line(line.toString(UTF_8));
      }
      return reading.fresh;
    } finally {
      current = null;
    }
  }

  private InputStream opened(boolean follow) throws IOException {
    InputStream stream = source.open(last, follow);
    heard = System.nanoTime();
    current = stream;
    return stream;
  }

  /** Whether any line was handed on. */
  boolean hasSaid() {
    return last != null;
  }

  /** Breaks a stream that has said nothing for so long that it may be dead. */
  void breakIfSilent(Duration silence) {
    InputStream stream = current;
    if (stream != null && System.nanoTime() - heard > silence.toNanos()) {
      heard = System.nanoTime();
      try {
        stream.close();
      } catch (IOException e) {
        // Whoever reads it hears of that.
      }
    }
  }

  /** One stream, of which the beginning may have been handed on. */
  private final class Reading {

    private final @Nullable Instant from;
    private int repeated;
    private int fresh;

    Reading(@Nullable Instant from, int repeated) {
      this.from = from;
      this.repeated = repeated;
    }

    void line(String stamped) {
      heard = System.nanoTime();
      int space = stamped.indexOf(' ');
      String time = space < 0 ? stamped : stamped.substring(0, space);
      Instant at;
      try {
        at = Instant.parse(time);
      } catch (DateTimeParseException e) {
        return; // The kubelet's words, not the container's.
      }
      if (isFresh(at)) {
        ofThatTime = at.equals(last) ? ofThatTime + 1 : 1;
        last = at;
        fresh++;
        lines.accept(space < 0 ? "" : stamped.substring(space + 1));
      }
    }

    /** Once one is fresh all that follow are, whatever the node's clock does. */
    private boolean isFresh(Instant at) {
      if (from == null || fresh > 0 || at.isAfter(from)) {
        return true;
      }
      return at.equals(from) && --repeated < 0;
    }
  }
}
