package io.github.jmhruntime.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.host.TemporaryFolder;
import io.github.jmhruntime.ladder.HandmadeContainer;
import io.github.jmhruntime.ladder.RootFileSystem;
import io.github.jmhruntime.ladder.Trial;
import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.measurement.ResultFile;
import io.github.jmhruntime.plan.ForkPlan;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.plan.RunPlan.PlannedImage;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Where the fork's plan has processes started, for one image and one setting of limits. */
@State(Scope.Benchmark)
public class ProcessPlaces {

  /** The image's name. */
  @Param("debian")
  public String image = "";

  /** The name of the limits. */
  @Param("default")
  public String limits = "";

  private @Nullable ProcessPlace place;

  /** Looks up what the parameters name, and has a first process tell where it runs. */
  @Setup(Level.Trial)
  public void prepare(EngineConnection connection) {
    ForkPlan plan = connection.plan();
    place =
        plan.profile().isOutsideEngine()
            ? outside(connection.engine(), plan)
            : inside(connection.engine(), plan);
  }

  ProcessPlace place() {
    return requireNonNull(place, "no place has been prepared");
  }

  private ProcessPlace inside(ContainerEngine engine, ForkPlan plan) {
    PlannedImage planned = plan.image(image);
    Limits chosen = plan.limits(limits);
    ContainerSpec spec =
        new ContainerSpec(
            planned.id(),
            List.of(),
            ProcessPlace.COMMAND,
            plan.containerRuntime(),
            chosen.cpus(),
            chosen.memoryBytes(),
            Map.of(ContainerSpec.RUN_LABEL, plan.runId()),
            Map.of(),
            List.of(),
            planned.stopSignal());
    EvidenceProbe.run(engine, plan, spec);
    return EngineProcess.place(engine, spec, plan.callLimit());
  }

  private ProcessPlace outside(ContainerEngine engine, ForkPlan plan) {
    HandmadeContainer container = container(engine, plan);
    Trial.View seen = Trial.look(container, plan.profile().clueFiles(), plan.callLimit());
    Evidence evidence =
        new Evidence(
                Evidence.NO_ENGINE,
                seen.files(),
                container.limits().cpus(),
                container.limits().memoryBytes(),
                null,
                null)
            .within(seen.groups().cpus(), seen.groups().memoryBytes());
    ResultFile.write(Path.of(plan.evidenceFile()), PlanFile.text(evidence));
    return HandmadeProcess.place(container);
  }

  private HandmadeContainer container(ContainerEngine engine, ForkPlan plan) {
    RuntimeProfile profile = plan.profile();
    if (!profile.isHandmade()) {
      return HandmadeContainer.host();
    }
    TemporaryFolder run =
        TemporaryFolder.around(TemporaryFolder.base())
            .orElseThrow(() -> new IllegalStateException("the fork is in no folder of a run"));
    RootFileSystem root = RootFileSystem.provide(engine, plan.image(image).id(), plan.runId(), run);
    return HandmadeContainer.of(profile.steps(), root, plan.limits(limits));
  }
}
