package io.github.jmhruntime.statistics;

import java.util.Collections;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Geometric means of ratios, as estimates of their logs.
 *
 * <p>Fleming and Wallace, <i>How not to lie with statistics: the correct way to summarize benchmark
 * results</i>, Communications of the ACM 29 (1986): only the geometric mean of ratios does not
 * depend on the choice of the baseline. The interval speaks of the given rows measured again, not
 * of other benchmarks.
 */
public final class GeometricMean {

  private GeometricMean() {}

  /**
   * Of rows that were measured in the same blocks: the mean over the rows within each block, then a
   * t interval over the blocks, so that what the rows of a block have in common is not counted as
   * certainty.
   *
   * @param logRatios one array per row with one log ratio per block, all of the same length
   */
  public static Estimate overBlocks(List<double[]> logRatios) {
    return Estimate.mean(ofBlocks(logRatios));
  }

  /**
   * The same of blocks on several nodes, with the interval that {@link GroupedValues} takes.
   *
   * @param nodes where each block ran
   */
  public static Estimate overBlocks(List<double[]> logRatios, List<String> nodes) {
    return GroupedValues.of(ofBlocks(logRatios), nodes).mean();
  }

  private static double[] ofBlocks(List<double[]> logRatios) {
    int blocks = logRatios.get(0).length;
    double[] means = new double[blocks];
    for (int block = 0; block < blocks; block++) {
      int at = block;
      means[block] = StatUtils.mean(logRatios.stream().mapToDouble(row -> row[at]).toArray());
    }
    return means;
  }

  /** Of rows that were measured independently. */
  public static Estimate ofIndependent(List<Estimate> logs) {
    return Estimate.sum(logs, Collections.nCopies(logs.size(), 1.0 / logs.size()));
  }
}
