package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.container.ForkWitness;
import io.github.jmhruntime.host.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * What a fork shares with the host: a folder for its evidence and one for its temporary files. Only
 * these two can be written to from inside.
 *
 * @param folder on the host, and under the same path in the container
 * @param witness the jar with the class that the fork's JVM runs first
 */
record ForkFolder(Path folder, Path witness) implements AutoCloseable {

  /** Creates one in the folder of the exchange. Whatever user the image has may write to it. */
  static ForkFolder create(Path exchange, String questions) {
    try {
      ForkFolder fork =
          new ForkFolder(
              Files.createTempDirectory(exchange, "fork-"), exchange.resolve("witness.jar"));
      for (Path shared : new Path[] {fork.evidence(), fork.temporary()}) {
        Files.createDirectory(shared);
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
      Files.writeString(fork.evidence().resolve(ForkWitness.QUESTIONS), questions);
      return fork;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare a folder for a fork in " + exchange, e);
    }
  }

  Path evidence() {
    return folder.resolve("evidence");
  }

  Path temporary() {
    return folder.resolve("tmp");
  }

  @Override
  public void close() {
    try {
      FileTree.delete(folder);
    } catch (IOException e) {
      // The keeper removes the whole exchange at the end.
    }
  }
}
