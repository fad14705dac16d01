package io.github.jmhruntime.engine.cri;

import io.github.jmhruntime.engine.EngineException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The output of a container in the file that its engine writes, one piece a line: {@code
 * 2026-11-25T23:40:00.000000000Z stdout F text}, with {@code P} for the first parts of a line that
 * the engine found too long, as Kubernetes' design document <em>kubelet-cri-logging</em> has it.
 */
final class PodLog implements AutoCloseable {

  private static final int HEADER = 3;
  private static final String STANDARD_ERROR = "stderr";
  private static final String FULL = "F";

  private final Path path;
  private @Nullable InputStream file;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int end;

  /** Opens one that need not be there yet. */
  PodLog(Path path) {
    this.path = path;
  }

  /**
   * A piece of output.
   *
   * @param error whether it was written to standard error
   * @param whole whether a line ends with it
   */
  record Piece(boolean error, boolean whole, byte[] content) {

    String text() {
      return new String(content, StandardCharsets.UTF_8);
    }

    /** Reads what {@link PodLog} describes; text that is nothing of that kind is output itself. */
    static Piece of(byte[] line) {
      int start = 0;
      String[] header = new String[HEADER];
      for (int word = 0; word < HEADER; word++) {
        int space = start;
        while (space < line.length && line[space] != ' ') {
          space++;
        }
        if (space == line.length) {
          return new Piece(false, true, line);
        }
        header[word] = new String(line, start, space - start, StandardCharsets.US_ASCII);
        start = space + 1;
      }
      byte[] content = new byte[line.length - start];
      System.arraycopy(line, start, content, 0, content.length);
      return new Piece(STANDARD_ERROR.equals(header[1]), header[2].startsWith(FULL), content);
    }
  }

  /** The last lines of a file, oldest first; none where it is not there. */
  static List<String> tail(Path path, int lines) {
    Deque<String> last = new ArrayDeque<>();
    StringBuilder parts = new StringBuilder();
    try (PodLog log = new PodLog(path)) {
      for (Piece piece = log.next(); piece != null; piece = log.next()) {
        parts.append(piece.text());
        if (piece.whole()) {
          last.add(parts.toString());
          parts.setLength(0);
          if (last.size() > lines) {
            last.remove();
          }
        }
      }
    }
    return List.copyOf(last);
  }

  /** The next piece, or null where no more is there now. */
  @Nullable Piece next() {
    try {
      while (true) {
        while (next < end) {
          byte read = buffer[next++];
          if (read == '\n') {
            byte[] whole = line.toByteArray();
            line.reset();
            return Piece.of(whole);
          }
          line.write(read);
        }
        if (!fill()) {
          return null;
        }
      }
    } catch (IOException e) {
      throw new EngineException("the output in %s cannot be read: %s".formatted(path, e), e);
    }
  }

  private boolean fill() throws IOException {
    InputStream open = file;
    if (open == null) {
      try {
        open = Files.newInputStream(path);
        file = open;
      } catch (NoSuchFileException e) {
        return false;
      }
    }
    int count = open.read(buffer);
    next = 0;
    end = Math.max(0, count);
    return count > 0;
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new EngineException("the output in %s cannot be closed: %s".formatted(path, e), e);
    }
  }
}
