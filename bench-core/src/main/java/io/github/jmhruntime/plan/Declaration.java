package io.github.jmhruntime.plan;

import io.github.jmhruntime.engine.Offering;
import java.util.Set;

/**
 * What a benchmark that starts containers itself has declared by {@link ManagesContainers}.
 *
 * @param axes along which the run varies it
 * @param workload what its containers run
 * @param alsoOutsideEngine whether it can do the same where no engine is
 * @param needs what it needs of an engine besides containers that run
 */
public record Declaration(
    Set<Axis> axes, Workload workload, boolean alsoOutsideEngine, Set<Offering> needs) {

  /** One that any engine will do for. */
  public Declaration(Set<Axis> axes, Workload workload, boolean alsoOutsideEngine) {
    this(axes, workload, alsoOutsideEngine, Set.of());
  }

  /** What an annotation says. */
  public static Declaration of(ManagesContainers annotation) {
    return new Declaration(
        Set.of(annotation.axes()),
        annotation.workload(),
        annotation.alsoOutsideEngine(),
        Set.of(annotation.needs()));
  }

  /** Whether it starts containers at all; one that does not speaks to the engine only. */
  public boolean startsContainers() {
    return axes.contains(Axis.IMAGE) || workload == Workload.PEER;
  }
}
