package io.github.jmhruntime.comparison;

import io.github.jmhruntime.measurement.JmhResult.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What weakens a row: what the statistics say, and what happened while it was measured. */
final class RowWarnings {

  private RowWarnings() {}

  static List<RowWarning> of(Pair pair, PairRatio ratio, String baseline, String candidate) {
    List<RowWarning> warnings = new ArrayList<>();
    ratio.ratio().warnings().stream().map(RowWarning.Statistical::new).forEach(warnings::add);
    ofOrigins(baseline, pair.baseline().origins(), ratio, warnings);
    ofOrigins(candidate, pair.candidate().origins(), ratio, warnings);
    return warnings;
  }

  private static void ofOrigins(
      String side, List<Origin> origins, PairRatio ratio, List<RowWarning> warnings) {
    for (Origin origin : origins) {
      String name = origins.size() == 1 ? side : side + " in run " + origin.run();
      ofOrigin(name, origin, ratio, warnings);
    }
  }

  private static void ofOrigin(
      String side, Origin origin, PairRatio ratio, List<RowWarning> warnings) {
    if (origin.failedForks() > 0) {
      int forks = origin.failedForks() + origin.blocks().size();
      warnings.add(new RowWarning.FailedForks(side, origin.failedForks(), forks));
    }
    if (!origin.disturbedBlocks().isEmpty()) {
      warnings.add(new RowWarning.Disturbed(side, origin.disturbedBlocks()));
    }
    if (!origin.remeasuredBlocks().isEmpty()) {
      warnings.add(new RowWarning.Remeasured(side, origin.remeasuredBlocks()));
    }
    TreeSet<Integer> alone = new TreeSet<>(origin.blocks());
    ratio.blocks().stream()
        .filter(block -> block.run().equals(origin.run()))
        .forEach(block -> alone.remove(block.number()));
    if (!ratio.blocks().isEmpty() && !alone.isEmpty()) {
      warnings.add(new RowWarning.Unpaired(side, List.copyOf(alone)));
    }
  }
}
