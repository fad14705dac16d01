package io.github.jmhruntime.driver;

import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.plan.RunPlan.PlannedRuntime;
import io.github.jmhruntime.profile.Recognition;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Judges whether a fork's containers ran under the runtime that was asked for. */
final class Whereabouts {

  private Whereabouts() {}

  /**
   * What speaks against the fork having run where it was asked to, or null where nothing does. A
   * fork that ran elsewhere is an error, never a number.
   */
  static @Nullable String doubt(PlannedRuntime runtime, Cell cell, @Nullable Evidence evidence) {
    if (evidence == null) {
      boolean startsContainers = cell.params().containsKey("image");
      return startsContainers ? "the fork left no evidence of where its containers ran" : null;
    }
    if (!evidence.engineRuntime().equals(runtime.engineName())) {
      return "the engine ran the containers under '%s' although '%s' was asked for"
          .formatted(evidence.engineRuntime(), runtime.engineName());
    }
    if (evidence.files().isEmpty()) {
      return null;
    }
    Recognition recognition = runtime.profile().recogniseHere(evidence.files());
    return !recognition.contradicted()
        ? null
        : "the containers did not run under %s: %s"
            .formatted(runtime.profile().name(), recognition.objections());
  }

  /** What speaks against a fork whose evidence is damaged. */
  static String unknown(UncheckedIOException damage) {
    return "where the containers ran is not known: " + damage.getMessage();
  }
}
