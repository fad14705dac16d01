package io.github.jmhruntime.decision;

import io.github.jmhruntime.decision.Absence.Cause;
import io.github.jmhruntime.decision.Reading.Known;
import io.github.jmhruntime.decision.Reading.Missing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one candidate brings into one criterion.
 *
 * @param value the mean of its cells, or NaN where it has none
 * @param tree its cells, or null where it has none
 * @param absence why it has no value, or null where it has one
 * @param gaps cells that others have and this one lacks, so that its mean is over other things
 * @param isSpread whether any of its cells has an interval
 */
record Input(
    double value,
    @Nullable MeanTree tree,
    @Nullable Absence absence,
    List<Gap> gaps,
    boolean isSpread) {

  static Input of(Criterion criterion, String candidate, List<String> candidates, Means means) {
    List<Cell> known = new ArrayList<>();
    List<Absence> absences = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    for (Cell cell : criterion.cells()) {
      if (cell.of(candidate) instanceof Missing missing) {
        absences.add(missing.absence());
        if (candidates.stream().anyMatch(cell::isKnownOf)) {
          gaps.add(new Gap(List.copyOf(cell.axes().values()), missing.absence()));
        }
      } else {
        known.add(cell);
      }
    }
    if (known.isEmpty()) {
      return new Input(Double.NaN, null, worst(absences), List.of(), false);
    }
    MeanTree tree = MeanTree.of(known, means.over());
    double value = tree.mean(cell -> value(cell, candidate), means, criterion.scale());
    return new Input(
        value, tree, null, List.copyOf(gaps), known.stream().anyMatch(c -> isSpread(c, candidate)));
  }

  static double value(Cell cell, String candidate) {
    Known known = cell.known(candidate);
    return known == null ? Double.NaN : known.value();
  }

  private static boolean isSpread(Cell cell, String candidate) {
    Known known = cell.known(candidate);
    return known != null && !(known.spread() instanceof Spread.Exact);
  }

  /** What speaks most against the candidate, with all different reasons of that kind. */
  private static Absence worst(List<Absence> absences) {
    Cause cause =
        absences.stream()
            .map(Absence::cause)
            .min(Comparator.naturalOrder())
            .orElse(Cause.NOT_MEASURED);
    Set<String> reasons = new LinkedHashSet<>();
    for (Absence absence : absences) {
      if (absence.cause() == cause && !absence.reason().isEmpty()) {
        reasons.add(absence.reason());
      }
    }
    return new Absence(cause, String.join("; ", reasons));
  }
}
