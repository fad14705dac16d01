package io.github.jmhruntime.measurement;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends lines to files, each whole or not at all. */
public final class AppendedLine {

  private AppendedLine() {}

  /**
   * Appends a line to a file, which is created where it is missing.
   *
   * @param line without its end
   * @throws ResultFileException where that fails, such as on a full disk; what was there stays
   */
  public static void write(Path file, String line) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.position(channel.size());
      write(channel, line);
    } catch (IOException e) {
      throw FileTrouble.unwritten(file, e);
    }
  }

  /**
   * Writes a line at the channel's position, and returns once it is on the disk.
   *
   * @throws IOException where that fails; the file then ends where it did, and so does the position
   */
  static void write(FileChannel channel, String line) throws IOException {
    long start = channel.position();
    try {
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      takeBack(channel, start, e);
      throw e;
    }
  }

  private static void takeBack(FileChannel channel, long start, IOException reason) {
    try {
      channel.truncate(start);
      channel.position(start);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
