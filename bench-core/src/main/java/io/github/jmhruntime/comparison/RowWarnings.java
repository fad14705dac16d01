package io.github.jmhruntime.comparison;

import io.github.jmhruntime.comparison.ByNode.NodeRatio;
import io.github.jmhruntime.measurement.Allotment;
import io.github.jmhruntime.measurement.JmhResult.Origin;
import io.github.jmhruntime.measurement.Resource;
import io.github.jmhruntime.statistics.Heterogeneity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What weakens a row: what the statistics say, and what happened while it was measured. */
final class RowWarnings {

  private RowWarnings() {}

  static List<RowWarning> of(Pair pair, PairRatio ratio, String baseline, String candidate) {
    List<RowWarning> warnings = new ArrayList<>();
    ratio.ratio().warnings().stream().map(RowWarning.Statistical::new).forEach(warnings::add);
    ofOrigins(baseline, pair.baseline().origins(), ratio, warnings);
    ofOrigins(candidate, pair.candidate().origins(), ratio, warnings);
    ofLimits(
        baseline, allotment(pair.baseline()), candidate, allotment(pair.candidate()), warnings);
    return warnings;
  }

  /** What weakens a row whose blocks ran on several nodes. */
  static Optional<RowWarning> ofNodes(PairRatio ratio, ByNode byNode) {
    Heterogeneity found = byNode.heterogeneity();
    if (found == null) {
      return ratio
          .byNode()
          .map(values -> new RowWarning.NodesUntested(values.count(), values.size()));
    }
    Comparator<NodeRatio> order = Comparator.comparingDouble(node -> node.ratio().log().value());
    return byNode.isDifferent()
        ? Optional.of(
            new RowWarning.NodesDiffer(
                byNode.nodes().size(),
                found.share(),
                ofNode(Collections.min(byNode.nodes(), order)),
                ofNode(Collections.max(byNode.nodes(), order))))
        : Optional.empty();
  }

  private static RowWarning.OfNode ofNode(NodeRatio node) {
    return new RowWarning.OfNode(node.node(), Percent.of(node.ratio()).estimate());
  }

  private static void ofOrigins(
      String side, List<Origin> origins, PairRatio ratio, List<RowWarning> warnings) {
    for (Origin origin : origins) {
      String name = origins.size() == 1 ? side : side + " in run " + origin.run();
      ofOrigin(name, origin, ratio, warnings);
    }
  }

  private static Allotment allotment(Sample side) {
    return Allotment.most(side.origins().stream().map(Origin::allotment).toList());
  }

  private static void ofLimits(
      String baseline,
      Allotment below,
      String candidate,
      Allotment above,
      List<RowWarning> warnings) {
    for (Resource resource : Resource.values()) {
      notHeld(baseline, below, resource, warnings);
      notHeld(candidate, above, resource, warnings);
      Double ofBaseline = below.had(resource);
      Double ofCandidate = above.had(resource);
      if (ofBaseline != null && ofCandidate != null && below.differs(resource, above)) {
        warnings.add(new RowWarning.UnequalShares(resource, ofBaseline, ofCandidate));
      }
    }
  }

  private static void notHeld(
      String side, Allotment allotment, Resource resource, List<RowWarning> warnings) {
    Double asked = allotment.asked(resource);
    if (asked != null && Boolean.FALSE.equals(allotment.holds(resource))) {
      warnings.add(new RowWarning.LimitNotHeld(side, resource, asked, allotment.had(resource)));
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
