package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerOutput;
import io.github.jmhruntime.engine.ContainerReaper;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.ContainerState;
import io.github.jmhruntime.engine.EngineException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One container from its creation to its removal. It is removed however the run ends, also when
 * {@link #close} is called from another thread meanwhile.
 */
final class ForkContainer implements AutoCloseable {

  /** Attached output has no end that could be foreseen; only a silent engine over TCP needs it. */
  private static final Duration SILENCE = Duration.ofDays(1);

  private static final Duration AFTER_OUTPUT = Duration.ofMinutes(2);
  private static final int LAST_LINES = 10;

  private final ContainerEngine engine;
  private final ContainerReaper reaper;
  private @Nullable String id;
  private boolean closed;

  ForkContainer(ContainerEngine engine) {
    this.engine = engine;
    this.reaper = engine.reaper();
  }

  /**
   * How it ended.
   *
   * @param exitCode its exit code
   * @param state what the engine says of it
   * @param lastLines the last lines that it wrote
   */
  record End(int exitCode, ContainerState state, List<String> lastLines) {}

  /** What runs beside the container. */
  @FunctionalInterface
  interface Companion {
    /**
     * Begins when the container of that id has been started.
     *
     * @param startNanoTime when the engine was asked for that, by {@link System#nanoTime}
     */
    void begin(String id, long startNanoTime);
  }

  /** Runs the container to its end, and passes on its output. */
  End run(
      ContainerSpec spec,
      OutputStream standardOutput,
      OutputStream standardError,
      Companion beside) {
    // Should the removal fail, too, the resource keeps what failed before it the reason.
    try (ForkContainer removed = this) {
      return removed.runCreated(create(spec), standardOutput, standardError, beside);
    }
  }

  private End runCreated(
      String created, OutputStream standardOutput, OutputStream standardError, Companion beside) {
    try (ContainerOutput output = engine.attach(created, SILENCE)) {
      long startNanoTime = System.nanoTime();
      engine.start(created);
      beside.begin(created, startNanoTime);
      output.copyTo(standardOutput, standardError);
      int exitCode = engine.awaitExit(created, AFTER_OUTPUT);
      return new End(exitCode, engine.inspect(created), engine.logs(created, LAST_LINES));
    }
  }

  private synchronized String create(ContainerSpec spec) {
    if (closed) {
      throw new EngineException("the container is not wanted any more");
    }
    String created = engine.create(spec);
    id = created;
    return created;
  }

  /** Ends the container; {@link #run} then returns. */
  void kill() {
    String running = id;
    if (running != null) {
      try {
        engine.kill(running);
      } catch (EngineException e) {
        // It has ended by itself, or close() will deal with what hangs.
      }
    }
  }

  @Override
  public synchronized void close() {
    String left = id;
    id = null;
    closed = true;
    if (left != null) {
      reaper.remove(left);
    }
  }
}
