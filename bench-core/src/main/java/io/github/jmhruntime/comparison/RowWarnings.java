package io.github.jmhruntime.comparison;

import io.github.jmhruntime.measurement.JmhResult.Origin;
import io.github.jmhruntime.statistics.Warning;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What weakens a row: what the statistics say, and what happened while it was measured. */
final class RowWarnings {

  private RowWarnings() {}

  static List<String> of(Pair pair, PairRatio ratio, String baseline, String candidate) {
    List<String> texts = new ArrayList<>();
    ratio.ratio().warnings().stream().map(Warning::text).forEach(texts::add);
    ofOrigin(baseline, pair.baseline().origin(), ratio, texts);
    ofOrigin(candidate, pair.candidate().origin(), ratio, texts);
    return texts;
  }

  private static void ofOrigin(
      String name,
      @org.jspecify.annotations.Nullable Origin origin,
      PairRatio ratio,
      List<String> texts) {
    if (origin == null) {
      return;
    }
    if (origin.failedForks() > 0) {
      texts.add(
          "%d of %d forks failed under %s and have no data; see their reasons in the journal"
              .formatted(
                  origin.failedForks(), origin.failedForks() + origin.blocks().size(), name));
    }
    if (!origin.disturbedBlocks().isEmpty()) {
      texts.add(
          "the machine was disturbed in %s under %s; the values are kept, measure again with -Dremeasure"
              .formatted(blocks(origin.disturbedBlocks()), name));
    }
    if (!origin.remeasuredBlocks().isEmpty()) {
      texts.add(
          "measured again under %s: %s, because the machine was disturbed; the later values count, the journal has both"
              .formatted(name, blocks(origin.remeasuredBlocks())));
    }
    TreeSet<Integer> alone = new TreeSet<>(origin.blocks());
    ratio.blocks().forEach(alone::remove);
    if (!ratio.blocks().isEmpty() && !alone.isEmpty()) {
      texts.add(
          "%s of %s have no counterpart and count for the score only, not for the percentage; continue the run with -Dresume"
              .formatted(blocks(alone), name));
    }
  }

  private static String blocks(Collection<Integer> blocks) {
    return (blocks.size() == 1 ? "block " : "blocks ")
        + blocks.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
