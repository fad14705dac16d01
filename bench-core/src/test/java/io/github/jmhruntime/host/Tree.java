package io.github.jmhruntime.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tree of small files in place of a machine's. */
record Tree(Path root) {

  Tree with(String path, String text) {
    Path file = root.resolve(path.substring(1));
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** A process with its CPU time in hundredths of a second, that of its children included. */
  Tree withProcess(long pid, long parent, String name, long own, long children) {
    return with(
        "/proc/" + pid + "/stat",
        "%d (%s) S %d 1 1 0 -1 4194560 1 2 3 4 %d 0 %d 0 20 0 1 0 %d 1000 200 0\n"
            .formatted(pid, name, parent, own, children, 1000 + pid));
  }
}
