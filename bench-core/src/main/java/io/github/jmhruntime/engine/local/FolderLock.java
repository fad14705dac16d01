package io.github.jmhruntime.engine.local;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.host.LockHolder;
import io.github.jmhruntime.host.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;

/** Keeps two processes from using one private engine's folder. */
public final class FolderLock {

  private FolderLock() {}

  /** Takes the lock or fails at once, naming the holder. */
  public static ProcessLock acquire(PrivateEnginePlaces places) {
    try {
      Files.createDirectories(places.root());
      Files.setPosixFilePermissions(places.root(), PosixFilePermissions.fromString("rwx------"));
      return ProcessLock.tryTake(places.lock()).orElseThrow(() -> taken(places));
    } catch (IOException e) {
      throw new EngineException(
          "the private engine's folder %s cannot be used: %s; check its permissions and the disk"
              .formatted(places.root(), e),
          e);
    }
  }

  private static EngineException taken(PrivateEnginePlaces places) {
    return new EngineException(
        "the private engine in %s is in use by %s; wait until that run has ended, or end it"
            .formatted(places.root(), LockHolder.describe(places.lock())));
  }
}
