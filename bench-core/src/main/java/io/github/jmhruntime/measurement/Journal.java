package io.github.jmhruntime.measurement;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The forks of a run, one JSON line each, as {@code journal.ndjson}.
 *
 * <p>A line is on the disk before {@link #append} returns. Nothing that stands in a journal is ever
 * changed; only a last line that a crash has cut is removed before the next one is written.
 */
public final class Journal implements Closeable {

  private final Path file;
  private final FileChannel channel;
  private final JournalContent content;

  /** For tests: a journal on a channel that can fail. */
  Journal(Path file, FileChannel channel, JournalContent content) {
    this.file = file;
    this.channel = channel;
    this.content = content;
  }

  /**
   * Opens the journal to append to it, and creates it where it is missing.
   *
   * @throws ResultFileException where it cannot be read or written, holds a bad line, or is open in
   *     another run
   */
  public static Journal open(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      boolean isNew = Files.notExists(file);
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        return lockAndContinue(file, channel, isNew);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw notWritable(file, e);
    }
  }

  /** Reads through the channel: closing another one on the file would free the lock. */
  private static Journal lockAndContinue(Path file, FileChannel channel, boolean isNew)
      throws IOException {
    if (!lock(channel)) {
      throw ResultFileException.of(
          file, "another run writes to this journal; wait for it or choose another -Doutput");
    }
    if (isNew) {
      syncFolder(file);
    }
    JournalContent content = JournalReader.read(file, Channels.newInputStream(channel));
    channel.truncate(content.intactBytes());
    channel.position(content.intactBytes());
    return new Journal(file, channel, content);
  }

  /**
   * Reads a journal that nobody needs to write to.
   *
   * @throws ResultFileException where it cannot be read or holds a bad line; a last line without an
   *     end is a warning
   */
  public static JournalContent read(Path file) {
    return JournalReader.read(file);
  }

  /** The forks that the journal held when it was opened. */
  public List<ForkRecord> earlier() {
    return content.forks();
  }

  /** What was found when the journal was opened, such as a last line that was cut. */
  public List<String> warnings() {
    return content.warnings();
  }

  /**
   * Appends a fork and returns once it is on the disk.
   *
   * @throws ResultFileException where that fails, such as on a full disk; what was appended earlier
   *     stays, and the next call starts where this one did
   */
  public void append(ForkRecord fork) {
    try {
      AppendedLine.write(channel, JournalLine.of(fork));
    } catch (IOException e) {
      throw notWritable(file, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw notWritable(file, e);
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** A new file survives a power cut only when its folder's entry is on the disk as well. */
  private static void syncFolder(Path file) throws IOException {
    try (FileChannel folder =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  private static ResultFileException notWritable(Path file, IOException e) {
    return ResultFileException.of(
        file,
        "the journal cannot be written: %s; everything before is kept: mend that and continue with -Dresume"
            .formatted(e),
        e);
  }
}
