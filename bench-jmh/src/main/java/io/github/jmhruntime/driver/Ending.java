package io.github.jmhruntime.driver;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.measurement.ResultFileException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * How a driver ends.
 *
 * @param exitCode its exit code
 * @param lastOutput what it has to say of that
 */
record Ending(int exitCode, List<String> lastOutput) {

  static final int COMPLETE = 0;
  static final int FAILED = 1;

  /** What a driver does. */
  @FunctionalInterface
  interface Work {
    /** Does it, and returns the exit code. */
    int run() throws InterruptedException;
  }

  /** Does it; a failure that has a remedy ends the driver with its message. */
  static Ending of(Work work) throws InterruptedException {
    try {
      return new Ending(work.run(), List.of());
    } catch (EngineException
        | CannotGoOnException
        | ResultFileException
        | IllegalArgumentException
        | UncheckedIOException e) {
      return new Ending(FAILED, List.of(String.valueOf(e.getMessage())));
    }
  }
}
