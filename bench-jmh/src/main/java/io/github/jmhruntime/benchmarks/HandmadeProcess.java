package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.ladder.HandmadeContainer;
import io.github.jmhruntime.ladder.Inmate;
import io.github.jmhruntime.ladder.Work;

/** A process of the host, or in what is built up on the host by hand. */
final class HandmadeProcess implements PlacedProcess {

  private final Inmate inmate;
  private boolean removed;

  private HandmadeProcess(Inmate inmate) {
    this.inmate = inmate;
  }

  /** Where processes are started in such a container. */
  static ProcessPlace place(HandmadeContainer container) {
    Work work = Work.of(ProcessPlace.COMMAND);
    return () -> new HandmadeProcess(container.start(work));
  }

  @Override
  public void awaitReady() {
    inmate.awaitLine(ProcessPlace.READY);
  }

  @Override
  public void awaitEnd() {
    try {
      int code = inmate.process().waitFor();
      if (code != 0) {
        throw new EngineException("the process ended with code " + code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while waiting for the end of a process", e);
    }
  }

  @Override
  public void remove() {
    removed = true;
    inmate.close();
  }

  @Override
  public boolean isRemoved() {
    return removed;
  }
}
