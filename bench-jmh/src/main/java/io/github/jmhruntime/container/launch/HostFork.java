package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.container.launch.ForkWatch.Patience;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.host.GroupLimits;
import io.github.jmhruntime.measurement.Evidence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A fork that runs on the host, as the distance to bare metal. */
final class HostFork {

  private final LaunchPlan plan;
  private final ForkFolder folder;
  private final Patience patience;

  HostFork(LaunchPlan plan, ForkFolder folder, Patience patience) {
    this.plan = plan;
    this.folder = folder;
    this.patience = patience;
  }

  ForkEnd run(ForkCommand fork) {
    List<String> command = new ArrayList<>(List.of(fork.java()));
    command.addAll(fork.withWitness(folder));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
      builder.environment().putAll(plan.fork().options().environment());
      Process process = builder.start();
      Runtime.getRuntime()
          .addShutdownHook(new Thread(process::destroyForcibly, "jmh-runtime-end-fork"));
      boolean ended = process.waitFor(patience.connect() + patience.whole(), TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      int exitCode = process.waitFor();
      return new ForkEnd(
          exitCode, Evidence.NO_ENGINE, GroupLimits.NONE, null, ended ? objection() : late());
    } catch (IOException e) {
      throw new EngineException("the fork's JVM cannot be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while waiting for the fork", e);
    }
  }

  private @Nullable String objection() {
    return Seen.in(folder.evidence())
        .map(seen -> seen.objection(plan.fork().profile()))
        .orElse(null);
  }

  private String late() {
    return "the fork has not ended within %d s; timeout=SECONDS sets another limit"
        .formatted(patience.whole());
  }
}
