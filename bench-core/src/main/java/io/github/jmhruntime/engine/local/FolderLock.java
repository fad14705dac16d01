package io.github.jmhruntime.engine.local;

import io.github.jmhruntime.engine.EngineException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps two processes from using one private engine's folder; the kernel frees it at any death. */
final class FolderLock implements AutoCloseable {

  /**
   * Folders that this JVM holds. A process that closes any file gives up its locks on it, so the
   * file must not even be opened a second time.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes the lock or fails at once, naming the holder. */
  static FolderLock acquire(PrivateEnginePlaces places) {
    Path file = places.lock();
    if (!HELD.add(file)) {
      throw taken(places, ProcessHandle.current().pid() + " (this one)");
    }
    FileChannel channel = null;
    try {
      Files.createDirectories(places.root());
      Files.setPosixFilePermissions(places.root(), PosixFilePermissions.fromString("rwx------"));
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw taken(places, holder(places));
      }
      Files.writeString(places.holder(), Long.toString(ProcessHandle.current().pid()));
      return new FolderLock(file, channel);
    } catch (IOException | RuntimeException e) {
      HELD.remove(file);
      close(channel);
      if (e instanceof EngineException known) {
        throw known;
      }
      throw new EngineException(
          "the private engine's folder %s cannot be used: %s; check its permissions and the disk"
              .formatted(places.root(), e),
          e);
    }
  }

  boolean held() {
    return channel.isOpen();
  }

  @Override
  public void close() {
    close(channel);
    HELD.remove(file);
  }

  private static EngineException taken(PrivateEnginePlaces places, String holder) {
    return new EngineException(
        "the private engine in %s is in use by process %s; wait until that run has ended, or end it"
            .formatted(places.root(), holder));
  }

  private static String holder(PrivateEnginePlaces places) {
    try {
      return Files.readString(places.holder()).strip();
    } catch (IOException e) {
      return "(unknown)";
    }
  }

  private static void close(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException ignored) {
      // The lock is gone with the file, whatever closing it says.
    }
  }
}
