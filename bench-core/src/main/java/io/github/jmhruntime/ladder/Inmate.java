package io.github.jmhruntime.ladder;

import io.github.jmhruntime.engine.EngineException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A process in a container that was built by hand, with what has to go with it. */
public final class Inmate implements AutoCloseable {

  private final @Nullable Process process;
  private final @Nullable Path mounts;
  private final @Nullable ControlGroup group;

  Inmate(@Nullable Process process, @Nullable Path mounts, @Nullable ControlGroup group) {
    this.process = process;
    this.mounts = mounts;
    this.group = group;
  }

  /** The process, or the one that waits for it outside of its namespaces. */
  public Process process() {
    if (process == null) {
      throw new IllegalStateException("the process was not started");
    }
    return process;
  }

  /** The id of the process itself, as the host sees it. */
  public long pid() {
    ProcessHandle innermost = process().toHandle();
    for (Optional<ProcessHandle> child = child(innermost); child.isPresent(); ) {
      innermost = child.get();
      child = child(innermost);
    }
    return innermost.pid();
  }

  private static Optional<ProcessHandle> child(ProcessHandle parent) {
    List<ProcessHandle> children = parent.children().toList();
    return children.size() == 1 ? Optional.of(children.get(0)) : Optional.empty();
  }

  /**
   * Waits for a line of its output.
   *
   * @throws EngineException when it ends before, with what it says
   */
  public void awaitLine(String expected) {
    Process started = process();
    try {
      BufferedReader lines = started.inputReader();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals(expected)) {
          return;
        }
      }
      String said = new String(started.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      throw new EngineException(
          "a process in what was built by hand ended with code %d before it was ready: %s"
              .formatted(started.onExit().join().exitValue(), said.strip()));
    } catch (IOException e) {
      throw new EngineException("the output of a process cannot be read: " + e, e);
    }
  }

  /** Kills it, should it still run, and removes what is left on the host. */
  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      List<ProcessHandle> all = process.descendants().toList();
      process.destroyForcibly();
      all.forEach(ProcessHandle::destroyForcibly);
      process.onExit().join();
    }
    if (mounts != null) {
      try {
        Files.deleteIfExists(mounts);
      } catch (IOException e) {
        // It goes with the run's temporary folder.
      }
    }
    if (group != null) {
      group.close();
    }
  }
}
