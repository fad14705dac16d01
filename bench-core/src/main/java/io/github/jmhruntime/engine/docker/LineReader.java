package io.github.jmhruntime.engine.docker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a container's output; lines of its two streams are never mixed. */
final class LineReader {

  private final FrameReader frames;
  private final Map<Integer, ByteArrayOutputStream> unfinished = new TreeMap<>();
  private final Deque<String> finished = new ArrayDeque<>();

  LineReader(InputStream stream) {
    this.frames = new FrameReader(stream);
  }

  /** The next line without its end, or null once the output has ended. */
  @Nullable String next() throws IOException {
    while (finished.isEmpty()) {
      FrameReader.Frame frame = frames.next();
      if (frame == null) {
        return last();
      }
      add(frame);
    }
    return finished.remove();
  }

  private void add(FrameReader.Frame frame) {
    ByteArrayOutputStream line =
        unfinished.computeIfAbsent(frame.stream(), stream -> new ByteArrayOutputStream());
    for (byte b : frame.payload()) {
      if (b == '\n') {
        finished.add(text(line));
        line.reset();
      } else {
        line.write(b);
      }
    }
  }

  private @Nullable String last() {
    unfinished.values().removeIf(line -> line.size() == 0);
    for (ByteArrayOutputStream line : unfinished.values()) {
      finished.add(text(line));
    }
    unfinished.clear();
    return finished.poll();
  }

  private static String text(ByteArrayOutputStream line) {
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
