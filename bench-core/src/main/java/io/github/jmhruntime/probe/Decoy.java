package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.EngineException;
import java.io.IOException;
import java.util.UUID;

/** A process of the host that may be ended, with a word in its command line that no other has. */
record Decoy(Process process, String word) implements AutoCloseable {

  /** It waits for a line that never comes, and ends with this JVM. */
  static Decoy start() {
    String word = "jmh-runtime-decoy-" + UUID.randomUUID();
    try {
      return new Decoy(new ProcessBuilder("sh", "-c", "read line", word).start(), word);
    } catch (IOException e) {
      throw new EngineException("no process could be started for it: " + e, e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
