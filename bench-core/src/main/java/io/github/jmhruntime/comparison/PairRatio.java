package io.github.jmhruntime.comparison;

import io.github.jmhruntime.statistics.Estimate;
import io.github.jmhruntime.statistics.GeometricMean;
import io.github.jmhruntime.statistics.GroupedValues;
import io.github.jmhruntime.statistics.LogRatio;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The ratio of a pair of results.
 *
 * @param ratio the estimate
 * @param blocks the blocks that were paired, in order; empty where it is not paired
 * @param logRatios one per block of {@code blocks}
 */
record PairRatio(LogRatio ratio, List<Block> blocks, double[] logRatios) {

  /** Paired where both are from blocks of the same runs, else over forks, else from the scores. */
  static PairRatio of(ForkMeans baseline, ForkMeans candidate) {
    if (ofSameRuns(baseline, candidate)) {
      Map<Block, Double> below = byBlock(baseline);
      Map<Block, Double> above = byBlock(candidate);
      SortedSet<Block> common = new TreeSet<>(below.keySet());
      common.retainAll(above.keySet());
      if (common.size() >= 2) {
        return paired(below, above, List.copyOf(common));
      }
    }
    boolean forks = baseline.means().length >= 2 && candidate.means().length >= 2;
    LogRatio ratio =
        forks
            ? LogRatio.unpaired(baseline.means(), candidate.means())
            : LogRatio.unpaired(baseline.logMean(), candidate.logMean());
    return new PairRatio(ratio, List.of(), new double[0]);
  }

  private static PairRatio paired(
      Map<Block, Double> baseline, Map<Block, Double> candidate, List<Block> blocks) {
    double[] below = at(blocks, baseline);
    double[] above = at(blocks, candidate);
    List<String> nodes = nodes(blocks);
    LogRatio ratio =
        isOfSeveral(nodes) ? LogRatio.paired(below, above, nodes) : LogRatio.paired(below, above);
    return new PairRatio(ratio, blocks, LogRatio.logRatios(below, above));
  }

  private static List<String> nodes(List<Block> blocks) {
    return blocks.stream().map(Block::node).toList();
  }

  private static boolean isOfSeveral(List<String> nodes) {
    return nodes.stream().distinct().count() > 1;
  }

  /** The log ratios by node; empty where they are of one machine. */
  Optional<GroupedValues> byNode() {
    List<String> nodes = nodes(blocks);
    return isOfSeveral(nodes) ? Optional.of(GroupedValues.of(logRatios, nodes)) : Optional.empty();
  }

  /** The estimate of a mean of rows that were measured in the same blocks as this one. */
  Estimate meanOverBlocks(List<double[]> rows) {
    List<String> nodes = nodes(blocks);
    return isOfSeveral(nodes)
        ? GeometricMean.overBlocks(rows, nodes)
        : GeometricMean.overBlocks(rows);
  }

  private static double[] at(List<Block> blocks, Map<Block, Double> values) {
    return blocks.stream().mapToDouble(block -> values.getOrDefault(block, Double.NaN)).toArray();
  }

  private static boolean ofSameRuns(ForkMeans baseline, ForkMeans candidate) {
    return baseline.means().length > 0
        && candidate.means().length > 0
        && !runs(baseline).isEmpty()
        && runs(baseline).equals(runs(candidate));
  }

  private static Set<String> runs(ForkMeans forks) {
    return forks.blocks().stream().map(Block::run).collect(Collectors.toSet());
  }

  /** A block that was measured again has two forks: their geometric mean is its value. */
  private static Map<Block, Double> byBlock(ForkMeans forks) {
    List<Block> blocks = forks.blocks();
    if (blocks.size() != forks.means().length) {
      throw new ComparisonException(
          "benchmark '%s': rawData has %d forks, but the file names %d blocks for them; write the file again from its journal"
              .formatted(forks.result().benchmark(), forks.means().length, blocks.size()));
    }
    Map<Block, double[]> sums = new TreeMap<>();
    for (int i = 0; i < blocks.size(); i++) {
      double[] sum = sums.computeIfAbsent(blocks.get(i), block -> new double[2]);
      sum[0] += Math.log(forks.means()[i]);
      sum[1]++;
    }
    Map<Block, Double> values = new TreeMap<>();
    sums.forEach((block, sum) -> values.put(block, Math.exp(sum[0] / sum[1])));
    return values;
  }

  boolean pairedIn(List<Block> other) {
    return !blocks.isEmpty() && blocks.equals(other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PairRatio that
        && ratio.equals(that.ratio)
        && blocks.equals(that.blocks)
        && Arrays.equals(logRatios, that.logRatios);
  }

  @Override
  public int hashCode() {
    return ratio.hashCode();
  }
}
