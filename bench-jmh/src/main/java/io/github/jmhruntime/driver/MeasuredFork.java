package io.github.jmhruntime.driver;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerReaper;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineTimeoutException;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.host.NoiseSample;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.ForkResult;
import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.plan.RunPlan;
import io.github.jmhruntime.plan.RunPlan.PlannedRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fork under one runtime: switches to the runtime, measures, and checks where it ran.
 *
 * <p>Whatever a failed fork has left on the engine is removed before the next one starts.
 */
final class MeasuredFork implements BlockLoop.Fork {

  private final RunPlan plan;

  /** {@code systemctl restart docker} takes a few seconds. */
  private static final Duration RESTART_LIMIT = Duration.ofSeconds(10);

  private final @Nullable String node;
  private final ContainerReaper reaper;
  private final Declared declared;
  private final ForkPlace managingFork;
  private final ForkPlace containedFork;
  private final DiskSpace disk;
  private final EngineWatch watch;
  private final Surroundings surroundings = new Surroundings();

  /**
   * Creates one.
   *
   * @param declared what benchmarks declare that start containers themselves
   * @param folder where the forks' plans and evidence are written
   */
  MeasuredFork(
      RunPlan plan,
      ContainerEngine engine,
      ContainerReaper reaper,
      RuntimeSwitch runtimeSwitch,
      Declared declared,
      Path folder) {
    this.plan = plan;
    this.watch = new EngineWatch(engine, plan.engine(), RESTART_LIMIT);
    this.node = engine.place().orElse(null);
    this.reaper = reaper;
    this.declared = declared;
    this.managingFork = new ManagingFork(plan, runtimeSwitch, declared, folder);
    this.containedFork = new ContainedFork(plan, folder);
    this.disk = DiskSpace.of(folder);
  }

  @Override
  public boolean fits(Cell cell, PlannedRuntime runtime) {
    return !runtime.profile().isOutsideEngine() || declared.fitsOutsideEngine(cell);
  }

  @Override
  public @Nullable String node() {
    return node;
  }

  @Override
  public ForkRecord run(int block, Cell cell, PlannedRuntime runtime) {
    disk.require();
    watch.require();
    surroundings.enterBlock(block);
    NoiseSample before = surroundings.sample();
    Instant startedAt = Instant.now();
    long begin = System.nanoTime();
    ForkPlace place = declared.managesContainers(cell) ? managingFork : containedFork;
    JsonNode result = null;
    String reason = null;
    Double iterationSeconds = null;
    try {
      JmhFork fork = place.prepare(cell, runtime, plan.iterationsOf(cell, block));
      JmhFork.Measured measured = fork.run();
      iterationSeconds = measured.iterationSeconds();
      result = place.complete(cell, measured.json());
      reason = place.doubt(cell, runtime);
    } catch (ForkFailure | EngineException e) {
      reason = explained(runtime, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("a fork cannot be prepared: " + e, e);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    Map<String, Double> noise = surroundings.noiseSince(before);
    if (reason != null) {
      disk.require();
      result = null;
      removeLeftovers(reason);
    }
    return new ForkRecord(
        block,
        node,
        runtime.profile().name(),
        cell.benchmark(),
        cell.mode(),
        cell.params(),
        declared.axes(cell),
        reason == null ? Status.OK : Status.FAILED,
        reason,
        place.evidence(),
        noise,
        startedAt,
        seconds,
        reason == null ? iterationSeconds : null,
        result == null ? null : ForkResult.of(result));
  }

  private static String explained(PlannedRuntime runtime, String reason) {
    return runtime
        .profile()
        .explain(reason)
        .map(message -> "%s (%s; %s)".formatted(reason, message.means(), message.remedy()))
        .orElse(reason.contains(EngineTimeoutException.SIGN) ? hanging(runtime, reason) : reason);
  }

  /** What is left to say once the engine has answered again; where it has not, this is not told. */
  private static String hanging(PlannedRuntime runtime, String reason) {
    return "%s; since the engine goes on answering, it is runtime '%s' that hangs: try it by itself with `mvn jmh-runtime:doctor`, leave it out of -Druntime, or give it longer with -DcallLimit=SECONDS"
        .formatted(reason, runtime.profile().name());
  }

  private void removeLeftovers(String reason) {
    try {
      watch.require();
    } catch (CannotGoOnException e) {
      throw new CannotGoOnException(
          "%s, after a fork failed with: %s".formatted(e.getMessage(), reason));
    }
    var unused = reaper.reapRun(plan.runId());
  }
}
