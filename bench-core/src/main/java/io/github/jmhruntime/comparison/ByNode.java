package io.github.jmhruntime.comparison;

import io.github.jmhruntime.statistics.GroupedValues;
import io.github.jmhruntime.statistics.Heterogeneity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row's ratio on each node of a cluster.
 *
 * @param nodes in the order of their names; empty where all was measured on one machine, and for a
 *     secondary metric that does not differ between nodes
 * @param heterogeneity whether the ratio differs between nodes, or null where that was not tested
 */
public record ByNode(List<NodeRatio> nodes, @Nullable Heterogeneity heterogeneity) {

  /** Of what was measured on one machine. */
  public static final ByNode NONE = new ByNode(List.of(), null);

  /** A node's ratio from so many blocks; its interval rests on how all nodes scatter. */
  public record NodeRatio(String node, Ratio ratio, int blocks) {}

  /** Whether the ratio differs between nodes by more than chance explains. */
  public boolean isDifferent() {
    return heterogeneity != null && heterogeneity.isEvident();
  }

  static ByNode of(PairRatio ratio, boolean primary, double confidence) {
    GroupedValues values = ratio.byNode().orElse(null);
    if (values == null) {
      return NONE;
    }
    Optional<Heterogeneity> found = values.heterogeneity();
    boolean listed = primary || found.map(Heterogeneity::isEvident).orElse(false);
    return new ByNode(listed ? ratios(values, confidence) : List.of(), found.orElse(null));
  }

  private static List<NodeRatio> ratios(GroupedValues values, double confidence) {
    List<NodeRatio> ratios = new ArrayList<>();
    values
        .means()
        .forEach(
            (node, mean) ->
                ratios.add(new NodeRatio(node, Ratio.of(mean, confidence), values.sizeOf(node))));
    return List.copyOf(ratios);
  }
}
