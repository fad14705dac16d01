package io.github.jmhruntime.comparison;

import io.github.jmhruntime.measurement.JmhResult.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What weakens a row: what the statistics say, and what happened while it was measured. */
final class RowWarnings {

  private RowWarnings() {}

  static List<RowWarning> of(Pair pair, PairRatio ratio, String baseline, String candidate) {
    List<RowWarning> warnings = new ArrayList<>();
    ratio.ratio().warnings().stream().map(RowWarning.Statistical::new).forEach(warnings::add);
    ofOrigin(baseline, pair.baseline().origin(), ratio, warnings);
    ofOrigin(candidate, pair.candidate().origin(), ratio, warnings);
    return warnings;
  }

  private static void ofOrigin(
      String side, @Nullable Origin origin, PairRatio ratio, List<RowWarning> warnings) {
    if (origin == null) {
      return;
    }
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
    ratio.blocks().forEach(alone::remove);
    if (!ratio.blocks().isEmpty() && !alone.isEmpty()) {
      warnings.add(new RowWarning.Unpaired(side, List.copyOf(alone)));
    }
  }
}
