package io.github.jmhruntime.engine.kubernetes;

import java.nio.file.Path;

/** The folder of a node that a driver's pod shares with the pods of its forks. */
final class NodeFolder {

  /** Where it is, on the node and in the driver's pod alike. */
  static final Path BASE = Path.of("/var/tmp/jmh-runtime-pods");

  private NodeFolder() {}

  /** Whether a path is in it. */
  static boolean has(String path) {
    return Path.of(path).normalize().startsWith(BASE);
  }
}
