package io.github.jmhruntime.kernels.disk;

import com.sun.nio.file.ExtendedOpenOption;
import io.github.jmhruntime.kernels.ScratchDirectory;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A file of random content that is read and written at aligned places: in order in blocks of 1 MiB,
 * and anywhere in blocks of 4 KiB.
 */
final class BlockFile implements AutoCloseable {

  private static final int LARGE = 1 << 20;
  private static final int SMALL = 1 << 12;

  private final ScratchDirectory directory;
  private final FileChannel channel;
  private final ByteBuffer large;
  private final ByteBuffer small;
  private final long bytes;
  private final SplittableRandom random = new SplittableRandom(1);
  private long next;
  private long written;

  private BlockFile(ScratchDirectory directory, FileChannel channel, int alignment, long bytes) {
    this.directory = directory;
    this.channel = channel;
    this.large = aligned(LARGE, alignment);
    this.small = aligned(SMALL, alignment);
    this.bytes = bytes;
  }

  /**
   * Creates the file, writes it full and syncs it.
   *
   * @param target the storage, see {@link ScratchDirectory}
   * @param bytes the file's size, whole MiB
   * @param direct whether to open it with O_DIRECT, past the page cache
   * @throws IOException where the storage does not offer O_DIRECT, besides the usual
   */
  static BlockFile create(String target, long bytes, boolean direct) throws IOException {
    if (bytes < LARGE || bytes % LARGE != 0) {
      throw new IllegalArgumentException(
          "A file of %d bytes cannot be used; give whole MiB, at least one.".formatted(bytes));
    }
    ScratchDirectory directory = ScratchDirectory.on(target);
    try {
      Path path = fill(directory.file("blocks"), bytes);
      int alignment = Math.toIntExact(Files.getFileStore(path).getBlockSize());
      return new BlockFile(directory, open(path, target, direct), alignment, bytes);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** A buffer that begins where O_DIRECT allows it. */
  private static ByteBuffer aligned(int size, int alignment) {
    return ByteBuffer.allocateDirect(size + alignment).alignedSlice(alignment).slice(0, size);
  }

  private static Path fill(Path path, long bytes) throws IOException {
    byte[] content = new byte[LARGE];
    SplittableRandom random = new SplittableRandom(2);
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long at = 0; at < bytes; at += LARGE) {
        random.nextBytes(content);
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
      }
      channel.force(true);
    }
    return path;
  }

  private static FileChannel open(Path path, String target, boolean direct) throws IOException {
    Set<OpenOption> options =
        new HashSet<>(EnumSet.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
    if (!direct) {
      return FileChannel.open(path, options);
    }
    options.add(ExtendedOpenOption.DIRECT);
    try {
      return FileChannel.open(path, options);
    } catch (IOException | UnsupportedOperationException e) {
      throw new IOException(
          "The target '%s' at %s does not offer O_DIRECT (%s); leave the value 'direct' out."
              .formatted(target, path.getParent(), e),
          e);
    }
  }

  /** Reads the next 1 MiB, after the last one the first; returns how many bytes that is. */
  int readNext() throws IOException {
    return read(large, nextPlace());
  }

  /** Reads 4 KiB anywhere; returns how many bytes that is. */
  int readAnywhere() throws IOException {
    return read(small, anyPlace());
  }

  /** Writes the next 1 MiB, after the last one the first; returns how many bytes that is. */
  int writeNext() throws IOException {
    return write(large, nextPlace());
  }

  /** Writes 4 KiB anywhere; returns how many bytes that is. */
  int writeAnywhere() throws IOException {
    return write(small, anyPlace());
  }

  /** Waits until the storage holds everything that was written. */
  void sync() throws IOException {
    channel.force(true);
  }

  private long nextPlace() {
    long current = next;
    next = current + LARGE < bytes ? current + LARGE : 0;
    return current;
  }

  private long anyPlace() {
    return random.nextLong(bytes / SMALL) * SMALL;
  }

  private int read(ByteBuffer block, long place) throws IOException {
    block.clear();
    if (channel.read(block, place) != block.capacity()) {
      throw new EOFException("The block at %d was not read whole.".formatted(place));
    }
    return block.capacity();
  }

  private int write(ByteBuffer block, long place) throws IOException {
    block.clear().putLong(0, ++written);
    if (channel.write(block, place) != block.capacity()) {
      throw new IOException("The block at %d was not written whole.".formatted(place));
    }
    return block.capacity();
  }

  /** Closes and deletes the file. */
  @Override
  public void close() throws IOException {
    channel.close();
    directory.close();
  }
}
