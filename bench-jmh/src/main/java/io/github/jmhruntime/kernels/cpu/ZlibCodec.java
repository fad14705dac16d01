package io.github.jmhruntime.kernels.cpu;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The JDK's zlib at its default level, used again and again on buffers of its own. */
final class ZlibCodec implements AutoCloseable {

  private final Deflater deflater = new Deflater();
  private final Inflater inflater = new Inflater();

  /** Compresses the bytes into {@code into}, and returns how many it made of them. */
  int compress(byte[] bytes, byte[] into) {
    deflater.reset();
    deflater.setInput(bytes);
    deflater.finish();
    int length = deflater.deflate(into);
    if (!deflater.finished()) {
      throw new IllegalArgumentException(
          "%d bytes do not hold the compressed form of %d.".formatted(into.length, bytes.length));
    }
    return length;
  }

  /** Undoes {@link #compress} for the first {@code length} bytes; returns how many there are. */
  int decompress(byte[] compressed, int length, byte[] into) throws DataFormatException {
    inflater.reset();
    inflater.setInput(compressed, 0, length);
    int restored = inflater.inflate(into);
    if (!inflater.finished()) {
      throw new DataFormatException("The compressed bytes are not complete.");
    }
    return restored;
  }

  /** The compressed form of the bytes. */
  byte[] compress(byte[] bytes) {
    byte[] buffer = new byte[bytes.length + bytes.length / 8 + 64];
    return Arrays.copyOf(buffer, compress(bytes, buffer));
  }

  @Override
  public void close() {
    deflater.end();
    inflater.end();
  }
}
