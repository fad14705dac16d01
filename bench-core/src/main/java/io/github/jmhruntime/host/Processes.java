package io.github.jmhruntime.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Ends processes, each by its id. */
public final class Processes {

  private static final long STEP_MILLIS = 20;

  private Processes() {}

  /**
   * Kills (SIGKILL) what is found until nothing is found any more: what is killed can start further
   * processes, as a shim's parent does to clean up.
   *
   * @param find looks anew at each call
   * @return those that are left when the time is up
   */
  public static List<HostProcess> kill(Duration limit, Supplier<List<HostProcess>> find) {
    await(
        limit,
        () -> {
          List<HostProcess> found = find.get();
          found.forEach(
              process -> ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly));
          return found.isEmpty();
        });
    return find.get();
  }

  /**
   * Asks processes to end, and kills after a grace what is left of them and of all that they had
   * started. Those are looked up first: orphans have no parent.
   */
  public static void end(Collection<ProcessHandle> processes, Duration grace) {
    List<ProcessHandle> all = new ArrayList<>(processes);
    processes.forEach(process -> process.descendants().forEach(all::add));
    processes.forEach(ProcessHandle::destroy);
    try {
      CompletableFuture.allOf(
              all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
          .get(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // What is left is killed below.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }

  /** Whether a process of that id runs. */
  public static boolean alive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  /** Waits until a condition holds; says whether it did in time. */
  public static boolean await(Duration limit, BooleanSupplier condition) {
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
