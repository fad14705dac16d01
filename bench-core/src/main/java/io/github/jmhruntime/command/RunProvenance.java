package io.github.jmhruntime.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.command.Planning.Planned;
import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.host.HostFacts;
import io.github.jmhruntime.measurement.Provenance;
import io.github.jmhruntime.measurement.Provenance.MeasuredImage;
import io.github.jmhruntime.measurement.Provenance.MeasuredLimits;
import io.github.jmhruntime.measurement.Provenance.MeasuredRuntime;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.plan.RunPlan;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in the words of {@code run.json} where a run's figures come from. */
final class RunProvenance {

  private RunProvenance() {}

  /**
   * What is known when a run begins.
   *
   * @param elsewhere whether another machine than this one is measured, of which only the engine
   *     tells
   */
  static Provenance of(Planned planned, EngineInfo engine, boolean elsewhere, Instant startedAt) {
    RunPlan plan = planned.plan();
    return new Provenance(
        plan.runId(),
        version(),
        startedAt,
        null,
        null,
        plan.passes().seed(),
        facts(engine),
        plan.runtimes().stream()
            .map(
                runtime ->
                    new MeasuredRuntime(
                        runtime.profile().name(),
                        runtime.engineName(),
                        elsewhere ? null : RuntimeVersion.of(runtime.profile())))
            .toList(),
        planned.images().stream()
            .map(
                image ->
                    new MeasuredImage(
                        image.name(),
                        image.reference(),
                        image.digest(),
                        image.origin().name().toLowerCase(Locale.ROOT),
                        image.sizeBytes()))
            .toList(),
        plan.supplies().limits().stream()
            .map(limits -> new MeasuredLimits(limits.name(), limits.cpus(), limits.memoryBytes()))
            .toList(),
        elsewhere ? host(engine) : HostFacts.read().asMap(),
        PlanFile.toTree(plan));
  }

  /** The same run, with the plan with which it goes on. */
  static Provenance goingOn(Provenance earlier, RunPlan plan) {
    return with(earlier, null, null, PlanFile.toTree(plan));
  }

  /**
   * The same run once nothing measures any more.
   *
   * @param finishedAt when it came to its end, or null where it did not
   */
  static Provenance ended(Provenance begun, double measuredShare, @Nullable Instant finishedAt) {
    return with(begun, finishedAt, measuredShare, begun.plan());
  }

  private static Provenance with(
      Provenance run, @Nullable Instant finishedAt, @Nullable Double measuredShare, JsonNode plan) {
    return new Provenance(
        run.run(),
        run.version(),
        run.startedAt(),
        finishedAt,
        measuredShare,
        run.seed(),
        run.engine(),
        run.runtimes(),
        run.images(),
        run.limits(),
        run.host(),
        plan);
  }

  /** What the engine tells of the machine that is measured, by the names of {@link HostFacts}. */
  private static Map<String, String> host(EngineInfo engine) {
    return Map.of(
        "cpus", String.valueOf(engine.cpus()),
        "memoryBytes", String.valueOf(engine.memoryBytes()),
        "kernel", engine.kernel(),
        "distribution", engine.operatingSystem());
  }

  private static Map<String, String> facts(EngineInfo engine) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("endpoint", engine.endpoint());
    facts.put("product", engine.product());
    facts.put("version", engine.version());
    facts.put("apiVersion", engine.apiVersion());
    facts.put("kernel", engine.kernel());
    facts.put("operatingSystem", engine.operatingSystem());
    facts.put("storageDriver", engine.storageDriver());
    facts.put("cgroupVersion", engine.cgroupVersion());
    facts.put("cgroupDriver", engine.cgroupDriver());
    facts.putAll(engine.components());
    return facts;
  }

  private static String version() {
    String version = RunProvenance.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
