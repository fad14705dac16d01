package io.github.jmhruntime.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What the spread of a ratio comes from, on the log scale: from forks, or from the iterations of
 * each.
 *
 * <p>Kalibera and Jones, <i>Rigorous benchmarking in reasonable time</i> (ISMM 2013), their T² of
 * two levels. What all forks of a block have in common is no part of a ratio, so the level of forks
 * is the residual of blocks times runtimes (Searle, Casella and McCulloch, <i>Variance
 * Components</i>, 1992, section 4.3) less what the iterations account for.
 *
 * @param fork the variance of a fork's level within its block; 0 where the estimate is negative
 * @param iteration the variance of the iterations of one fork
 */
public record VarianceComponents(double fork, double iteration) {

  /** Few blocks do not know well how many are best, and further forks are to be like the first. */
  private static final int MOST_GROWTH = 4;

  /**
   * Estimates both from complete blocks.
   *
   * @param blocks for each block the iterations of each runtime's fork, in one order of runtimes
   * @return empty where there are not two blocks of two runtimes, or no fork has two iterations
   * @throws ImpossibleValueException where a value is not positive
   */
  public static Optional<VarianceComponents> of(List<double[][]> blocks) {
    if (blocks.size() < 2 || blocks.get(0).length < 2) {
      return Optional.empty();
    }
    double squares = 0;
    int degrees = 0;
    double inverses = 0;
    double[][] means = new double[blocks.size()][blocks.get(0).length];
    for (int block = 0; block < means.length; block++) {
      for (int runtime = 0; runtime < means[block].length; runtime++) {
        double[] logs = Values.logs("iterations", blocks.get(block)[runtime]);
        means[block][runtime] = StatUtils.mean(logs);
        squares += StatUtils.populationVariance(logs) * logs.length;
        degrees += logs.length - 1;
        inverses += 1.0 / logs.length;
      }
    }
    if (degrees == 0) {
      return Optional.empty();
    }
    double iteration = squares / degrees;
    double explained = iteration * inverses / (means.length * means[0].length);
    return Optional.of(new VarianceComponents(Math.max(0, residual(means) - explained), iteration));
  }

  /** The mean square that neither blocks nor runtimes account for. */
  private static double residual(double[][] means) {
    int runtimes = means[0].length;
    double[] ofRuntimes = new double[runtimes];
    for (int runtime = 0; runtime < runtimes; runtime++) {
      int column = runtime;
      ofRuntimes[runtime] =
          StatUtils.mean(Arrays.stream(means).mapToDouble(block -> block[column]).toArray());
    }
    double all = StatUtils.mean(ofRuntimes);
    double squares = 0;
    for (double[] block : means) {
      double ofBlock = StatUtils.mean(block);
      for (int runtime = 0; runtime < runtimes; runtime++) {
        squares += Math.pow(block[runtime] - ofBlock - ofRuntimes[runtime] + all, 2);
      }
    }
    return squares / ((means.length - 1.0) * (runtimes - 1));
  }

  /**
   * How many iterations of each fork give the narrowest interval for the time: Kalibera and Jones
   * minimise the costs for a wanted width, by ⌈√(c_fork/c_iteration · T²_iteration/T²_fork)⌉.
   *
   * @param forkSeconds what a fork costs besides its iterations
   * @param iterationSeconds what an iteration costs
   * @param own how many the forks had that this comes from
   * @return at least half as many as these, and at most {@value #MOST_GROWTH} times as many
   */
  public int iterations(double forkSeconds, double iterationSeconds, int own) {
    int least = (own + 1) / 2;
    if (iteration == 0) {
      return least;
    }
    double best = Math.sqrt(forkSeconds / iterationSeconds * iteration / fork);
    return (int) Math.max(least, Math.min(MOST_GROWTH * own, Math.ceil(best)));
  }
}
