package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.InsideView;
import io.github.jmhruntime.engine.TemporaryContainer;
import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.measurement.ResultFile;
import io.github.jmhruntime.plan.ForkPlan;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.plan.RunPlan.PlannedImage;
import java.nio.file.Path;
import java.util.Map;

/**
 * Has a container tell where it runs, and writes that down for the driver, which judges it.
 *
 * <p>The container is started as the measured ones are, with the same runtime and limits, before
 * anything is measured. Under runtimes that only run images of their own no shell can be started;
 * what the engine says is then the only evidence.
 */
final class EvidenceProbe {

  private EvidenceProbe() {}

  /**
   * Starts a container like {@code measured}, and writes what it sees to the plan's evidence file.
   */
  static void run(ContainerEngine engine, ForkPlan plan, ContainerSpec measured) {
    PlannedImage shell = plan.probe();
    InsideView view =
        shell == null || plan.profile().needs().ownImages()
            ? fromOutside(engine, measured)
            : InsideView.look(
                engine, measured, shell.id(), plan.profile().clueFiles(), plan.callLimit());
    Evidence evidence =
        new Evidence(
                view.engineRuntime(),
                view.files(),
                measured.cpus(),
                measured.memoryBytes(),
                view.cpus(),
                view.memoryBytes())
            .within(view.groups().cpus(), view.groups().memoryBytes());
    ResultFile.write(Path.of(plan.evidenceFile()), PlanFile.text(evidence));
  }

  private static InsideView fromOutside(ContainerEngine engine, ContainerSpec measured) {
    try (var container = TemporaryContainer.create(engine, measured)) {
      engine.start(container.id());
      return new InsideView(
          engine.inspect(container.id()).runtime(),
          Map.of(),
          null,
          null,
          InsideView.groups(engine, container.id()));
    }
  }
}
