package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.measurement.ResultFile;
import io.github.jmhruntime.plan.ForkPlan;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.workload.memory.StepMemory;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a fork adds to the evidence that it has left of where it runs.
 *
 * @param evidenceFile where that is
 */
record ForkNotes(Path evidenceFile) {

  static ForkNotes of(ForkPlan plan) {
    return new ForkNotes(Path.of(plan.evidenceFile()));
  }

  /** Adds remarks, which the report shows. */
  void remark(List<String> texts) {
    note(evidence -> evidence.remarking(texts));
  }

  /**
   * Refuses to start more containers than fit in memory.
   *
   * @throws IllegalStateException where they do not fit
   */
  void requireRoom(StepMemory step) {
    if (!step.fits()) {
      note(evidence -> evidence.refusing(step.arithmetic()));
      throw new IllegalStateException("refused: " + step.arithmetic());
    }
  }

  private void note(UnaryOperator<Evidence> noted) {
    ResultFile.write(
        evidenceFile, PlanFile.text(noted.apply(PlanFile.read(evidenceFile, Evidence.class))));
  }
}
