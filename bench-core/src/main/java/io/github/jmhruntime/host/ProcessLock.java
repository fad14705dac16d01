package io.github.jmhruntime.host;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A lock on a file that one process of the machine holds at a time; the kernel frees it at any
 * death.
 *
 * <p>It is a POSIX lock, as {@link FileChannel} and JMH take it: a process loses it once it closes
 * any descriptor of that file, fcntl(2). So nobody may read the file or write to it.
 */
public final class ProcessLock implements AutoCloseable {

  /** What this JVM holds; such a file must not even be opened a second time. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private ProcessLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock where it is free. The file is created where it is missing, its folder is not.
   *
   * @return empty where another process holds it, or this one already does
   * @throws IOException where the file cannot be opened to write
   */
  public static Optional<ProcessLock> tryTake(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path real = requireNonNull(absolute.getParent()).toRealPath().resolve(absolute.getFileName());
    if (!HELD.add(real)) {
      return Optional.empty();
    }
    FileChannel taken = null;
    try {
      taken = take(real);
    } finally {
      if (taken == null) {
        HELD.remove(real);
      }
    }
    return Optional.ofNullable(taken).map(channel -> new ProcessLock(real, channel));
  }

  /** The channel of a lock that was taken, or null. */
  private static @Nullable FileChannel take(Path file) throws IOException {
    FileChannel channel = open(file);
    boolean taken = false;
    try {
      taken = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Some other code of this JVM has it.
    } finally {
      if (!taken) {
        channel.close();
      }
    }
    return taken ? channel : null;
  }

  /**
   * Linux does not let a file of another user's in a sticky folder, such as /tmp, be opened by who
   * would also create it (fs.protected_regular).
   */
  private static FileChannel open(Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock is gone with the file, whatever closing it says.
    }
    HELD.remove(file);
  }
}
