package io.github.jmhruntime.measurement;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file whole or not at all. */
public final class ResultFile {

  /** What is to stand in the file. */
  @FunctionalInterface
  public interface Content {

    /** Writes the content; the writer is closed by the caller. */
    void writeTo(Writer writer) throws IOException;
  }

  private ResultFile() {}

  /**
   * Writes the file as UTF-8 beside its place, syncs it and renames it, so that a reader sees the
   * old content or the new one. Missing folders are created.
   *
   * @throws ResultFileException where it cannot be written; what was there before stays
   */
  public static void write(Path file, Content content) {
    Path target = file.toAbsolutePath();
    Path draft = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.createDirectories(target.getParent());
      try (FileChannel channel =
          FileChannel.open(
              draft,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        Writer writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
        content.writeTo(writer);
        writer.flush();
        channel.force(true);
      }
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      discard(draft, e);
      throw FileTrouble.unwritten(file, e);
    }
  }

  /** Writes the text as {@link #write(Path, Content)} does. */
  public static void write(Path file, String text) {
    write(file, writer -> writer.write(text));
  }

  private static void discard(Path draft, IOException reason) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
