package io.github.jmhruntime.engine.docker;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.host.Owner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a daemon's configuration file as it was, beside it: {@code daemon.json.jmh-runtime} is a
 * copy, and {@code daemon.json.jmh-runtime-owner} says whose it is, whether there was a file at
 * all, and what the default runtime was. The second exists exactly while the file may be changed.
 *
 * @param config the configuration file
 */
record ConfigBackup(Path config) {

  /**
   * What is written down about a change.
   *
   * @param owner the process that makes it
   * @param made when it was begun
   * @param existed whether there was a file before
   * @param runtime the engine's default runtime before
   */
  record Change(Owner owner, Instant made, boolean existed, String runtime) {

    Owner.Life life() {
      return owner.lifeHere(made);
    }
  }

  Path copy() {
    return config.resolveSibling(config.getFileName() + ".jmh-runtime");
  }

  Path mark() {
    return config.resolveSibling(config.getFileName() + ".jmh-runtime-owner");
  }

  /** The change that is under way, or was when its owner died. */
  Optional<Change> change() {
    try {
      List<String> lines = Files.readAllLines(mark());
      Instant made = Files.getLastModifiedTime(mark()).toInstant();
      return Owner.parse(lines.get(0))
          .map(owner -> new Change(owner, made, lines.get(1).equals("existed"), lines.get(2)));
    } catch (IOException | IndexOutOfBoundsException none) {
      return Optional.empty();
    }
  }

  /** Keeps the file as it is now, before it is changed for the first time. */
  void keep(String runtime) {
    change()
        .filter(change -> change.life() != Owner.Life.DEAD)
        .ifPresent(
            change -> {
              throw new EngineException(
                  "process %d is switching the runtime of the same engine with %s; wait for it"
                      .formatted(change.owner().pid(), config));
            });
    try {
      boolean existed = Files.exists(config);
      if (existed) {
        replace(copy(), Files.readAllBytes(config), config);
      }
      String mark =
          Owner.current() + "\n" + (existed ? "existed" : "absent") + "\n" + runtime + "\n";
      replace(mark(), mark.getBytes(StandardCharsets.UTF_8), config);
    } catch (IOException e) {
      throw failure("kept", e);
    }
  }

  /** Replaces the file's content at once, so that it is never seen half-written. */
  void write(String content) {
    try {
      replace(config, content.getBytes(StandardCharsets.UTF_8), config);
    } catch (IOException e) {
      throw failure("changed", e);
    }
  }

  /** Puts the file back, byte for byte, or away where there was none. */
  void restore(Change change) {
    try {
      if (change.existed()) {
        replace(config, Files.readAllBytes(copy()), copy());
      } else {
        Files.deleteIfExists(config);
      }
      Files.delete(mark());
      Files.deleteIfExists(copy());
    } catch (IOException e) {
      throw failure("restored from " + copy(), e);
    }
  }

  private EngineException failure(String done, IOException e) {
    return new EngineException("%s cannot be %s: %s; use sudo".formatted(config, done, e), e);
  }

  private static void replace(Path file, byte[] content, Path modelOfMode) throws IOException {
    Files.createDirectories(file.getParent());
    Path written = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(written);
    try (FileChannel channel =
        FileChannel.open(written, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      if (Files.exists(modelOfMode)) {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(modelOfMode);
        Files.setPosixFilePermissions(written, mode);
      }
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
