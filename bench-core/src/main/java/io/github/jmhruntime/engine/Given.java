package io.github.jmhruntime.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The files of a {@link Workplace.Assignment} on their way to a driver: packed by gzip, and cut
 * into pieces where the engine holds only small ones. The pieces of {@code plan.json} lie in a
 * folder as {@code plan.json.gz.000}, {@code plan.json.gz.001} and so on.
 */
public final class Given {

  /** A ConfigMap holds 1 MiB at most, a third of which base64 takes. */
  static final int PIECE_BYTES = 700_000;

  private Given() {}

  /** The name of a piece of a file, from 0 on. */
  public static String piece(String name, int number) {
    return "%s.gz.%03d".formatted(name, number);
  }

  /** The pieces of a file's content, at least one. */
  public static List<byte[]> pack(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packing = new GZIPOutputStream(bytes)) {
      packing.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] packed = bytes.toByteArray();
    List<byte[]> pieces = new ArrayList<>();
    for (int begin = 0; begin < packed.length; begin += PIECE_BYTES) {
      pieces.add(Arrays.copyOfRange(packed, begin, Math.min(packed.length, begin + PIECE_BYTES)));
    }
    return List.copyOf(pieces);
  }

  /**
   * The content of a file whose pieces lie in a folder.
   *
   * @throws UncheckedIOException where a piece is missing or damaged
   */
  public static byte[] read(Path folder, String name) {
    try {
      List<InputStream> pieces = new ArrayList<>();
      Path piece = folder.resolve(piece(name, 0));
      do {
        pieces.add(new ByteArrayInputStream(Files.readAllBytes(piece)));
        piece = folder.resolve(piece(name, pieces.size()));
      } while (Files.exists(piece));
      try (InputStream unpacking =
          new GZIPInputStream(new SequenceInputStream(Collections.enumeration(pieces)))) {
        return unpacking.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s cannot be read in %s, where the engine was to put it: %s".formatted(name, folder, e),
          e);
    }
  }
}
