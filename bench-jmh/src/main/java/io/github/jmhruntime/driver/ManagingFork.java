package io.github.jmhruntime.driver;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.measurement.ResultFile;
import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.plan.ForkPlan;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.plan.RunPlan;
import io.github.jmhruntime.plan.RunPlan.PlannedRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fork on the host whose benchmark starts containers itself, as a plan tells it. */
final class ManagingFork implements ForkPlace {

  private static final Duration STARTING_A_FORK = Duration.ofSeconds(60);

  private final RunPlan plan;
  private final RuntimeSwitch runtimeSwitch;
  private final Path forkPlanFile;
  private final Path evidenceFile;

  /**
   * Creates one.
   *
   * @param folder where the forks' plans and evidence are written
   */
  ManagingFork(RunPlan plan, RuntimeSwitch runtimeSwitch, Path folder) {
    this.plan = plan;
    this.runtimeSwitch = runtimeSwitch;
    this.forkPlanFile = folder.resolve("fork.json");
    this.evidenceFile = folder.resolve("evidence.json");
  }

  @Override
  public JmhFork prepare(Cell cell, PlannedRuntime runtime) throws IOException {
    Files.deleteIfExists(evidenceFile);
    ResultFile.write(forkPlanFile, PlanFile.text(forkPlan(runtime)));
    int iterations = plan.warmupIterations() + plan.iterations();
    return new JmhFork(
        cell,
        plan.warmupIterations(),
        plan.iterations(),
        List.of("-D" + ForkPlan.PROPERTY + "=" + forkPlanFile),
        STARTING_A_FORK.plus(plan.callLimit().multipliedBy(2L * iterations)),
        null);
  }

  private ForkPlan forkPlan(PlannedRuntime runtime) {
    return new ForkPlan(
        plan.runId(),
        plan.engine(),
        plan.callLimit(),
        runtime.profile(),
        runtime.engineName(),
        runtimeSwitch.select(runtime.engineName()),
        plan.allImages(),
        plan.limits(),
        plan.probe(),
        evidenceFile.toString());
  }

  @Override
  public @Nullable Evidence evidence() {
    try {
      return read();
    } catch (UncheckedIOException e) {
      return null; // which is what the doubt is about
    }
  }

  private @Nullable Evidence read() {
    return Files.exists(evidenceFile) ? PlanFile.read(evidenceFile, Evidence.class) : null;
  }

  @Override
  public @Nullable String doubt(Cell cell, PlannedRuntime runtime) {
    try {
      return Whereabouts.doubt(runtime, cell, read());
    } catch (UncheckedIOException e) {
      return Whereabouts.unknown(e);
    }
  }

  @Override
  public JsonNode complete(Cell cell, JsonNode result) {
    return result;
  }
}
