package io.github.jmhruntime.benchmarks;

/** A process from its start until nothing is left of it. */
interface PlacedProcess {

  /** Waits until it has written that it is ready. */
  void awaitReady();

  /** Waits for its end, which must be a good one. */
  void awaitEnd();

  /** Removes what is left of it. */
  void remove();

  /** Whether nothing is left of it. */
  boolean isRemoved();
}
