package io.github.jmhruntime.ladder;

import io.github.jmhruntime.host.GroupLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that does nothing but wait, and is looked at meanwhile. */
public final class Trial {

  private static final String READY = "ready";
  private static final Work WAIT = Work.of(List.of("sh", "-c", "echo " + READY + "; read end"));

  private Trial() {}

  /**
   * What was seen.
   *
   * @param files what files hold for the process, by path; those that it cannot read are absent
   * @param groups what its control groups allow it
   */
  public record View(Map<String, String> files, GroupLimits groups) {}

  /**
   * Looks at a process in the container.
   *
   * @throws io.github.jmhruntime.engine.EngineException when it cannot be started
   */
  public static View look(HandmadeContainer container, Collection<String> files, Duration limit) {
    try (Inmate inmate = container.start(WAIT)) {
      Process process = inmate.process();
      CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
          .execute(process::destroyForcibly);
      inmate.awaitLine(READY);
      long pid = inmate.pid();
      View seen = new View(OutsideView.files(pid, files), GroupLimits.ofProcess(pid));
      end(process);
      return seen;
    }
  }

  private static void end(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It is killed below.
    }
    process.onExit().join();
  }
}
