package io.github.jmhruntime.engine.kubernetes;

import java.nio.file.Path;

/**
 * The folder of a node in which drivers and the pods that they start see the same files: {@code
 * /var/tmp/jmh-runtime-pods/20261125-140705-1a2b-0}.
 *
 * <p>A driver makes its own and removes it. What one leaves that was killed, the next driver of its
 * run there takes up, and any other removes once it is old: nothing else of the project reaches a
 * node's files.
 */
final class NodeFolder {

  /** Where those of all drivers are. */
  static final Path BASE = Path.of("/var/tmp/jmh-runtime-pods");

  private NodeFolder() {}

  /** Whether a path is in it. */
  static boolean has(String path) {
    return Path.of(path).normalize().startsWith(BASE);
  }

  /** That of a run's driver with a number. */
  static Path of(String runId, int number) {
    return BASE.resolve(Labels.value(runId) + "-" + number);
  }
}
