package io.github.jmhruntime.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.measurement.ResultFile;
import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.plan.ForkPlan;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.plan.RunPlan;
import io.github.jmhruntime.plan.RunPlan.PlannedImage;
import io.github.jmhruntime.plan.RunPlan.PlannedRuntime;
import io.github.jmhruntime.plan.Workload;
import io.github.jmhruntime.profile.Recognition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fork on the host whose benchmark starts containers itself, as a plan tells it. */
final class ManagingFork implements ForkPlace {

  private static final Duration STARTING_A_FORK = Duration.ofSeconds(60);

  private final RunPlan plan;
  private final RuntimeSwitch runtimeSwitch;
  private final Declared declared;
  private final Path forkPlanFile;
  private final Path evidenceFile;

  /**
   * Creates one.
   *
   * @param declared what benchmarks declare that start containers themselves
   * @param folder where the forks' plans and evidence are written
   */
  ManagingFork(RunPlan plan, RuntimeSwitch runtimeSwitch, Declared declared, Path folder) {
    this.plan = plan;
    this.runtimeSwitch = runtimeSwitch;
    this.declared = declared;
    this.forkPlanFile = folder.resolve("fork.json");
    this.evidenceFile = folder.resolve("evidence.json");
  }

  @Override
  public JmhFork prepare(Cell cell, PlannedRuntime runtime, int iterations) throws IOException {
    Files.deleteIfExists(evidenceFile);
    ResultFile.write(forkPlanFile, PlanFile.text(forkPlan(runtime)));
    int all = plan.passes().warmupIterations() + iterations;
    return new JmhFork(
        cell,
        plan.passes().warmupIterations(),
        iterations,
        List.of("-D" + ForkPlan.PROPERTY + "=" + forkPlanFile),
        STARTING_A_FORK.plus(plan.engine().callLimit().multipliedBy(2L * all)),
        null,
        true);
  }

  private ForkPlan forkPlan(PlannedRuntime runtime) {
    boolean outside = runtime.profile().isOutsideEngine();
    return new ForkPlan(
        plan.runId(),
        plan.engine().engine(),
        plan.engine().callLimit(),
        runtime.profile(),
        runtime.engineName(),
        outside ? null : runtimeSwitch.select(runtime.engineName()),
        plan.supplies().allImages().stream()
            .map(image -> image.under(runtime.profile().name()))
            .toList(),
        plan.supplies().limits(),
        peer(runtime),
        plan.supplies().probe(),
        evidenceFile.toString());
  }

  private @Nullable PlannedImage peer(PlannedRuntime runtime) {
    return plan.supplies().of(Workload.PEER).stream()
        .map(peer -> peer.under(runtime.profile().name()))
        .findFirst()
        .orElse(null);
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
    Evidence evidence;
    try {
      evidence = read();
    } catch (UncheckedIOException e) {
      return ForkPlace.unknown(e);
    }
    if (evidence == null) {
      return declared.startsContainers(cell)
          ? "the fork left no evidence of where its containers ran"
          : null;
    }
    String asked = runtime.profile().isOutsideEngine() ? Evidence.NO_ENGINE : runtime.engineName();
    if (!evidence.engineRuntime().equals(asked)) {
      return "the engine ran the containers under '%s' although '%s' was asked for"
          .formatted(evidence.engineRuntime(), asked);
    }
    if (evidence.files().isEmpty()) {
      return null;
    }
    Recognition recognition = runtime.profile().recogniseHere(evidence.files());
    return recognition.contradicted()
        ? "the containers did not run under %s: %s"
            .formatted(runtime.profile().name(), recognition.objections())
        : null;
  }

  /** JMH writes {@code ops/s} whatever an operation is. */
  @Override
  public JsonNode complete(Cell cell, JsonNode result) {
    Optional<String> operation = declared.operation(cell);
    if (operation.isEmpty()) {
      return result;
    }
    ObjectNode complete = result.deepCopy();
    ObjectNode metric = complete.withObject("/primaryMetric");
    String unit = metric.path("scoreUnit").asText();
    metric.put("scoreUnit", unit.replaceFirst("^ops(?=/)", operation.get()));
    return complete;
  }
}
