package io.github.jmhruntime.engine.docker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Takes apart the engine's multiplexed stream of standard output and standard error.
 *
 * <p>Each frame has a header of eight bytes: the stream (1 output, 2 error), three zeros, and the
 * payload's length as a big-endian number of 32 bits (Docker Engine API, "Attach to a container",
 * section "Stream format").
 */
final class FrameReader {

  private static final int HEADER = 8;

  private final InputStream stream;

  FrameReader(InputStream stream) {
    this.stream = stream;
  }

  /**
   * A piece of output.
   *
   * @param stream 1 for standard output, 2 for standard error
   * @param payload what was written; it need not end with a line
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Frame(int stream, byte[] payload) {}

  /** The next frame, or null at the end of the stream, also where that cuts a frame in two. */
  @Nullable Frame next() throws IOException {
    byte[] header = stream.readNBytes(HEADER);
    if (header.length < HEADER) {
      return null;
    }
    int length = ByteBuffer.wrap(header).getInt(4);
    if (header[0] < 0 || header[0] > 3 || length < 0) {
      throw new IOException("the engine sent output that is not in frames; has it a terminal?");
    }
    byte[] payload = stream.readNBytes(length);
    return payload.length == 0 && length > 0 ? null : new Frame(header[0], payload);
  }
}
