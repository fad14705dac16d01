package io.github.jmhruntime.comparison;

import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.statistics.Estimate;
import io.github.jmhruntime.statistics.Interval;
import io.github.jmhruntime.statistics.LogMean;
import io.github.jmhruntime.unit.ScoreUnit;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.stat.StatUtils;

/**
 * One result, a value per fork: the unit of replication is the fork, and the mean of its iterations
 * is its value.
 *
 * @param result as it stands in the file
 * @param blocks the block of each fork; empty where that is not known
 * @param factor what brings its values into the unit of the comparison
 * @param means one per fork in that unit; empty where the file has no raw data
 */
record ForkMeans(JmhResult result, List<Block> blocks, double factor, double[] means) {

  /** Where a reader keeps how many iterations a fork had, for files without raw data. */
  private static final String ITERATIONS = "measurementIterations";

  /** Where a reader keeps how many calls make one operation of mode {@code ss}. */
  static final String BATCH_SIZE = "measurementBatchSize";

  private static final double ROUNDING = 1e-6;

  /** What a reader keeps with the environment, but is how JMH was told to measure. */
  static final Set<String> SETTINGS = Set.of(ITERATIONS, BATCH_SIZE);

  static ForkMeans of(JmhResult result, ScoreUnit from, ScoreUnit to) {
    return of(Sample.of(result), from, to);
  }

  static ForkMeans of(Sample sample, ScoreUnit from, ScoreUnit to) {
    JmhResult result = sample.result();
    double factor = from.to(to, 1);
    double[] means =
        result.rawData().stream()
            .mapToDouble(iterations -> factor * StatUtils.mean(values(iterations)))
            .toArray();
    return new ForkMeans(result, sample.blocks(), factor, means);
  }

  int forks() {
    return means.length > 0 ? means.length : result.forks();
  }

  /** The log of the score with the best that is known about its error. */
  LogMean logMean() {
    if (means.length >= 2) {
      return LogMean.ofForks(means);
    }
    boolean fallBack = means.length == 1 && Double.isNaN(result.scoreError());
    if (fallBack && result.rawData().get(0).size() >= 2) {
      return LogMean.ofIterations(result.score() * factor, values(result.rawData().get(0)));
    }
    return LogMean.ofScore(
        result.score() * factor, result.scoreError() * factor, observations(), forks());
  }

  /** The score with its interval: from the forks, else from JMH's error, else none. */
  Comparison.Score score(double confidence) {
    if (means.length >= 2) {
      return score(Estimate.mean(means), confidence);
    }
    double score = result.score() * factor;
    Estimate log = logMean().log();
    // The delta method backwards: the log's standard error is the score's relative one.
    return score(
        new Estimate(score, log.standardError() * score, log.degreesOfFreedom()), confidence);
  }

  private Comparison.Score score(Estimate score, double confidence) {
    Interval interval = score.positiveInterval(confidence);
    return new Comparison.Score(score.value(), interval.lower(), interval.upper(), forks());
  }

  /**
   * The N of JMH's error; 0 where it is not known. In mode {@code sample} it counts single calls,
   * also of a member of a group, whose calls the file does not tell; profilers' metrics have an
   * error over iterations there, too, which the iterations themselves give.
   */
  private long observations() {
    boolean sampled = result.mode().equals("sample");
    if (result.calls() > 0) {
      return result.calls();
    }
    if (!result.rawData().isEmpty()) {
      double[] iterations = values(result.rawData().stream().flatMap(List::stream).toList());
      return sampled && !isErrorOf(iterations) ? 0 : iterations.length;
    }
    String iterations = result.environment().get(ITERATIONS);
    return iterations == null || sampled ? 0 : Long.parseLong(iterations) * result.forks();
  }

  private boolean isErrorOf(double[] iterations) {
    double error = LogMean.errorOf(iterations);
    return Math.abs(error - result.scoreError()) <= ROUNDING * error;
  }

  private static double[] values(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
