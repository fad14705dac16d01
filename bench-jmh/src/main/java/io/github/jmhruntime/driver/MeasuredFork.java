package io.github.jmhruntime.driver;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerReaper;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.host.NoiseSample;
import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fork under one runtime: switches to the runtime, measures, and checks where it ran.
 *
 * <p>Whatever a failed fork has left on the engine is removed before the next one starts.
 */
final class MeasuredFork implements BlockLoop.Fork {

  private static final Duration STARTING_A_FORK = Duration.ofSeconds(60);

  private final RunPlan plan;
  private final ContainerEngine engine;
  private final ContainerReaper reaper;
  private final RuntimeSwitch runtimeSwitch;
  private final Path forkPlanFile;
  private final Path evidenceFile;
  private final Surroundings surroundings = new Surroundings();

  /**
   * Creates one.
   *
   * @param folder where the forks' plans and evidence are written
   */
  MeasuredFork(
      RunPlan plan,
      ContainerEngine engine,
      ContainerReaper reaper,
      RuntimeSwitch runtimeSwitch,
      Path folder) {
    this.plan = plan;
    this.engine = engine;
    this.reaper = reaper;
    this.runtimeSwitch = runtimeSwitch;
    this.forkPlanFile = folder.resolve("fork.json");
    this.evidenceFile = folder.resolve("evidence.json");
  }

  @Override
  public ForkRecord run(int block, Cell cell, PlannedRuntime runtime) {
    surroundings.enterBlock(block);
    NoiseSample before = surroundings.sample();
    Instant startedAt = Instant.now();
    long begin = System.nanoTime();
    JsonNode result = null;
    String reason = null;
    try {
      Files.deleteIfExists(evidenceFile);
      PlanFile.write(forkPlanFile, forkPlan(runtime));
      result = jmhFork(cell).run();
      reason = Whereabouts.doubt(runtime, cell, evidence());
    } catch (ForkFailure | EngineException e) {
      reason = explained(runtime, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare a fork in " + forkPlanFile.getParent(), e);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    Map<String, Double> noise = surroundings.noiseSince(before);
    if (reason != null) {
      result = null;
      removeLeftovers(reason);
    }
    return new ForkRecord(
        block,
        runtime.profile().name(),
        cell.benchmark(),
        cell.mode(),
        cell.params(),
        reason == null ? Status.OK : Status.FAILED,
        reason,
        evidence(),
        noise,
        startedAt,
        seconds,
        result);
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

  private JmhFork jmhFork(Cell cell) {
    int iterations = plan.warmupIterations() + plan.iterations();
    return new JmhFork(
        cell,
        plan.warmupIterations(),
        plan.iterations(),
        List.of("-D" + ForkPlan.PROPERTY + "=" + forkPlanFile),
        STARTING_A_FORK.plus(plan.callLimit().multipliedBy(2L * iterations)));
  }

  private @Nullable Evidence evidence() {
    return Files.exists(evidenceFile) ? PlanFile.read(evidenceFile, Evidence.class) : null;
  }

  private static String explained(PlannedRuntime runtime, String reason) {
    return runtime
        .profile()
        .explain(reason)
        .map(message -> "%s (%s; %s)".formatted(reason, message.means(), message.remedy()))
        .orElse(reason);
  }

  private void removeLeftovers(String reason) {
    try {
      engine.ping();
    } catch (EngineException e) {
      throw new EngineGoneException(
          "the engine does not answer any more (%s), after a fork failed with: %s"
              .formatted(e.getMessage(), reason));
    }
    var unused = reaper.reapRun(plan.runId());
  }
}
