package io.github.jmhruntime.engine.docker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Ends processes, each by its id. */
final class Processes {

  private static final long STEP_MILLIS = 20;

  private Processes() {}

  /** Asks a process to end (SIGTERM). */
  static void terminate(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
  }

  /** Kills processes (SIGKILL). Those that may not be killed are left for the caller to find. */
  static void kill(List<ProcessTable.Entry> processes) {
    for (ProcessTable.Entry process : processes) {
      ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  static boolean alive(long pid) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    return process.isPresent() && process.get().isAlive();
  }

  /** Waits until a condition holds; says whether it did in time. */
  static boolean await(Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      try {
        Thread.sleep(STEP_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return condition.getAsBoolean();
      }
    }
    return true;
  }
}
