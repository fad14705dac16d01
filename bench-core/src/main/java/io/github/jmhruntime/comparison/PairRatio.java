package io.github.jmhruntime.comparison;

import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.measurement.JmhResult.Origin;
import io.github.jmhruntime.statistics.LogRatio;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The ratio of a pair of results.
 *
 * @param ratio the estimate
 * @param blocks the blocks that were paired, in order; empty where it is not paired
 * @param logRatios one per block of {@code blocks}
 */
record PairRatio(LogRatio ratio, List<Integer> blocks, double[] logRatios) {

  /** Paired where both are from blocks of one run, else over forks, else from score and error. */
  static PairRatio of(ForkMeans baseline, ForkMeans candidate) {
    if (ofOneRun(baseline.result(), candidate.result())) {
      Map<Integer, Double> below = byBlock(baseline);
      Map<Integer, Double> above = byBlock(candidate);
      SortedSet<Integer> common = new TreeSet<>(below.keySet());
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
      Map<Integer, Double> baseline, Map<Integer, Double> candidate, List<Integer> blocks) {
    double[] below = at(blocks, baseline);
    double[] above = at(blocks, candidate);
    return new PairRatio(LogRatio.paired(below, above), blocks, LogRatio.logRatios(below, above));
  }

  private static double[] at(List<Integer> blocks, Map<Integer, Double> values) {
    return blocks.stream().mapToDouble(block -> values.getOrDefault(block, Double.NaN)).toArray();
  }

  private static boolean ofOneRun(JmhResult baseline, JmhResult candidate) {
    Origin one = baseline.origin();
    Origin other = candidate.origin();
    return one != null
        && other != null
        && one.run().equals(other.run())
        && !baseline.rawData().isEmpty()
        && !candidate.rawData().isEmpty();
  }

  /** A block that was measured again has two forks: their geometric mean is its value. */
  private static Map<Integer, Double> byBlock(ForkMeans forks) {
    Origin origin = forks.result().origin();
    List<Integer> blocks = origin == null ? List.of() : origin.blocks();
    if (blocks.size() != forks.means().length) {
      throw new ComparisonException(
          "benchmark '%s': rawData has %d forks, but the file names %d blocks for them; write the file again from its journal"
              .formatted(forks.result().benchmark(), forks.means().length, blocks.size()));
    }
    Map<Integer, double[]> sums = new TreeMap<>();
    for (int i = 0; i < blocks.size(); i++) {
      double[] sum = sums.computeIfAbsent(blocks.get(i), block -> new double[2]);
      sum[0] += Math.log(forks.means()[i]);
      sum[1]++;
    }
    Map<Integer, Double> values = new TreeMap<>();
    sums.forEach((block, sum) -> values.put(block, Math.exp(sum[0] / sum[1])));
    return values;
  }

  boolean pairedIn(List<Integer> other) {
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
