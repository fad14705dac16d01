package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.engine.EngineException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A fork that runs on the host, as the distance to bare metal. */
final class HostFork {

  private final LaunchPlan plan;
  private final ForkFolder folder;

  HostFork(LaunchPlan plan, ForkFolder folder) {
    this.plan = plan;
    this.folder = folder;
  }

  ForkEnd run(ForkCommand fork) {
    List<String> command = new ArrayList<>(List.of(fork.java()));
    command.addAll(fork.withWitness(folder));
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      Runtime.getRuntime()
          .addShutdownHook(new Thread(process::destroyForcibly, "jmh-runtime-end-fork"));
      int exitCode = process.waitFor();
      String failure =
          Seen.in(folder.evidence()).map(seen -> seen.objection(plan.profile())).orElse(null);
      return new ForkEnd(exitCode, "none", failure);
    } catch (IOException e) {
      throw new EngineException("the fork's JVM cannot be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while waiting for the fork", e);
    }
  }
}
