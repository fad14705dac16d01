package io.github.jmhruntime.measurement;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A fork in pieces of text that fit into lines of a container's log, which is cut into lines of 16
 * KiB at most: its line of the journal, packed by gzip and written in base64.
 */
public final class PackedFork {

  /** Leaves room for what stands around a piece in its line. */
  static final int PIECE = 7 * 1024;

  private PackedFork() {}

  /** The pieces, at least one, each of less than 8 kB of ASCII. */
  public static List<String> pieces(ForkRecord fork) {
    String text;
    try {
      text = Base64.getEncoder().encodeToString(packed(JournalLine.of(fork)));
    } catch (IOException e) {
      throw new UncheckedIOException("a fork cannot be packed: " + e, e);
    }
    List<String> pieces = new ArrayList<>();
    for (int begin = 0; begin < text.length(); begin += PIECE) {
      pieces.add(text.substring(begin, Math.min(text.length(), begin + PIECE)));
    }
    return List.copyOf(pieces);
  }

  private static byte[] packed(String line) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packing = new GZIPOutputStream(bytes)) {
      packing.write(line.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /**
   * The fork that was packed.
   *
   * @throws IllegalArgumentException where a piece is missing, or they are of something else
   */
  public static ForkRecord join(List<String> pieces) {
    byte[] packed = Base64.getDecoder().decode(String.join("", pieces));
    try (InputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      ForkRecord fork = JournalLine.parse(unpacking.readAllBytes());
      if (fork == null) {
        throw new IllegalArgumentException("the pieces hold no fork");
      }
      return fork;
    } catch (IOException e) {
      throw new IllegalArgumentException("the pieces are not those of a fork: " + e, e);
    }
  }
}
