package io.github.jmhruntime.driver;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.jmhruntime.container.ContainerProfiler;
import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.measurement.ResultFile;
import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.plan.ContainedForkPlan;
import io.github.jmhruntime.plan.ContainedForkPlan.Place;
import io.github.jmhruntime.plan.ForkOptions;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.plan.RunPlan;
import io.github.jmhruntime.plan.RunPlan.PlannedImage;
import io.github.jmhruntime.plan.RunPlan.PlannedRuntime;
import io.github.jmhruntime.profile.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A fork inside of a container under the runtime that is measured, by {@code -prof container}; on
 * the host itself where that is what is measured.
 */
final class ContainedFork implements ForkPlace {

  /** The parameter that tells under which limits a fork ran, where there are any. */
  static final String LIMITS = "container.limits";

  private static final Limits NO_LIMITS = new Limits("default", "", null, null);

  /** Where the engine has to provide the first container of a runtime, and to remove the last. */
  private static final Duration AROUND_A_FORK = Duration.ofMinutes(10);

  private final RunPlan plan;
  private final Path folder;
  private final Path evidenceFile;

  /**
   * Creates one.
   *
   * @param folder where the forks' plans and evidence are written
   */
  ContainedFork(RunPlan plan, Path folder) {
    this.plan = plan;
    this.folder = folder;
    this.evidenceFile = folder.resolve("forks.ndjson");
  }

  @Override
  public JmhFork prepare(Cell cell, PlannedRuntime runtime, int iterations) throws IOException {
    Files.deleteIfExists(evidenceFile);
    Path planFile = folder.resolve("contained.json");
    ResultFile.write(planFile, PlanFile.text(forkPlan(cell, runtime)));
    Map<String, String> params = new TreeMap<>(cell.params());
    params.remove(LIMITS);
    return new JmhFork(
        new Cell(cell.benchmark(), cell.mode(), params),
        plan.passes().warmupIterations(),
        iterations,
        List.of(),
        AROUND_A_FORK,
        "plan=" + planFile,
        !plan.forks().ofProject());
  }

  /** JMH writes no raw data of what was found once for all of a fork. */
  private static void giveRawData(Map.Entry<String, JsonNode> metric) {
    if (metric.getKey().startsWith(ContainerProfiler.CPU)) {
      ObjectNode found = (ObjectNode) metric.getValue();
      found.putArray("rawData").addArray().add(found.path("score").asDouble());
    }
  }

  private ContainedForkPlan forkPlan(Cell cell, PlannedRuntime runtime) {
    boolean host = runtime.profile().isHost();
    ForkOptions options = plan.forks().options();
    return new ContainedForkPlan(
        plan.runId(),
        runtime.profile(),
        host ? null : place(cell, runtime),
        host ? options.onHost() : options,
        evidenceFile.toString());
  }

  private Place place(Cell cell, PlannedRuntime runtime) {
    PlannedImage image =
        requireNonNull(plan.forks().image(), "a plan without an image for forks")
            .under(runtime.profile().name());
    return new Place(
        plan.engine().engine(),
        plan.engine().callLimit(),
        runtime.engineName(),
        image.id(),
        image.id(),
        limits(cell));
  }

  private Limits limits(Cell cell) {
    String name = cell.params().get(LIMITS);
    if (name == null) {
      return plan.supplies().limits().stream().findFirst().orElse(NO_LIMITS);
    }
    return plan.supplies().limits().stream()
        .filter(limits -> limits.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the plan has no limits=" + name));
  }

  @Override
  public @Nullable Evidence evidence() {
    ContainedEvidence last = ContainedEvidence.in(evidenceFile);
    return last == null ? null : last.evidence();
  }

  @Override
  public @Nullable String doubt(Cell cell, PlannedRuntime runtime) {
    ContainedEvidence last = ContainedEvidence.in(evidenceFile);
    if (last == null) {
      return "the fork left no evidence of where it ran";
    }
    if (last.failure() != null) {
      return last.failure();
    }
    boolean elsewhere =
        !last.runtime().equals(runtime.profile().name())
            || !last.benchmark().equals(cell.benchmark());
    return elsewhere || last.evidence() == null
        ? "the evidence is of another fork: %s under %s".formatted(last.benchmark(), last.runtime())
        : null;
  }

  /**
   * Puts the JVM that the fork ran on in the place of JMH's own, and adds the limits. What the
   * profiler saw of the container is no metric of the benchmark; the evidence has it.
   */
  @Override
  public JsonNode complete(Cell cell, JsonNode result) {
    ObjectNode complete = result.deepCopy();
    ObjectNode metrics = complete.withObject("/secondaryMetrics");
    metrics.remove(List.of(ContainerProfiler.CPUS, ContainerProfiler.MEMORY));
    metrics.properties().forEach(ContainedFork::giveRawData);
    String limits = cell.params().get(LIMITS);
    if (limits != null) {
      complete.withObject("/params").put(LIMITS, limits);
    }
    ContainedEvidence last = ContainedEvidence.in(evidenceFile);
    if (last != null) {
      Map<String, String> jvm = last.jvm();
      complete.put("jvm", jvm.get("java.home") + "/bin/java");
      complete.put("jdkVersion", jvm.get("java.version"));
      complete.put("vmName", jvm.get("java.vm.name"));
      complete.put("vmVersion", jvm.get("java.vm.version"));
    }
    return complete;
  }
}
