package io.github.jmhruntime.driver;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.plan.EngineUse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Sees to it that all forks of a run are measured on the same engine. */
final class EngineWatch {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final ContainerEngine engine;
  private final EngineUse planned;
  private final Duration patience;

  /**
   * Creates one.
   *
   * @param planned which engine it was when the run began
   * @param patience how long a daemon that is restarted may take until it answers again
   */
  EngineWatch(ContainerEngine engine, EngineUse planned, Duration patience) {
    this.engine = engine;
    this.planned = planned;
    this.patience = patience;
  }

  /**
   * Waits until the engine answers.
   *
   * @throws CannotGoOnException when it does not, or when it is another one than that of the run
   */
  void require() {
    planned
        .objection(answer())
        .ifPresent(
            objection -> {
              throw new CannotGoOnException(
                  "%s; bring that engine back and go on with -Dresume, or start anew without"
                      .formatted(objection));
            });
  }

  private EngineInfo answer() {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return engine.info();
      } catch (EngineException e) {
        if (System.nanoTime() > deadline) {
          throw new CannotGoOnException(
              "the engine does not answer any more (%s)".formatted(e.getMessage()));
        }
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
    }
  }
}
