package io.github.jmhruntime.statistics;

import io.github.jmhruntime.statistics.Warning.Outlying.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * The ratio of a candidate's score to the baseline's, estimated on the log scale.
 *
 * <p>Logs make the ratio the same thing whichever side is the baseline, and turn the right-skewed
 * spread of times into a nearly normal one.
 *
 * @param log the estimate of the log of the ratio
 * @param method how it was found
 * @param warnings what weakens it
 */
public record LogRatio(Estimate log, Method method, List<Warning> warnings) {

  /** Fewer pairs or forks give an interval that is of little use. */
  public static final int FEWEST = 5;

  /** How the interval of a ratio was found. */
  public enum Method {
    /** Blocks are pairs. */
    PAIRED("paired by block (t on log ratios)", "blocks"),
    /** Blocks are pairs, and nodes are the repetitions. */
    OVER_NODES("paired by block, over nodes (t on the nodes' mean log ratios)", "nodes"),
    /** Blocks are pairs, and speak of the nodes that they ran on. */
    WITHIN_NODES("paired by block, within these nodes (pooled t on log ratios)", "blocks"),
    /** Forks are independent. */
    UNPAIRED("unpaired over forks (Welch's t on logs)", "forks"),
    /** There are no two forks on each side. */
    SCORES("score and error (Welch's t on logs)", "forks"),
    /** One run against those of a level. */
    PREDICTED("one run against those of the last level (t prediction on logs)", "runs");

    private final String words;
    private final String repetitions;

    Method(String words, String repetitions) {
      this.words = words;
      this.repetitions = repetitions;
    }

    /** How files and tables name it. */
    public String words() {
      return words;
    }

    /**
     * Of what there must be more for a narrower interval: {@code blocks}, {@code nodes}, {@code
     * forks} or {@code runs}.
     */
    public String repetitions() {
      return repetitions;
    }
  }

  public LogRatio {
    warnings = List.copyOf(warnings);
  }

  /**
   * Of pairs: exp of the mean of the log ratios, with a t interval on the logs.
   *
   * <p>Kalibera and Jones, <i>Rigorous benchmarking in reasonable time</i> (ISMM 2013), sections 6
   * and 8, for the fork as the unit and the ratio as the effect; Student, <i>The probable error of
   * a mean</i>, Biometrika 6 (1908), for the paired test.
   *
   * @param baseline one positive value per block, in the order in which the blocks ran
   * @param candidate the same of the candidate
   * @throws ImpossibleValueException where a value is not positive
   */
  public static LogRatio paired(double[] baseline, double[] candidate) {
    double[] logs = logRatios(baseline, candidate);
    Estimate estimate = Estimate.mean(logs);
    List<Warning> warnings = ofBlocks(estimate, logs);
    if (Autocorrelation.of(logs).isEvident()) {
      warnings.add(new Warning.Autocorrelated(Autocorrelation.of(logs).lag1()));
    }
    return new LogRatio(estimate, Method.PAIRED, warnings);
  }

  /**
   * Of pairs on several nodes: exp of the mean of the nodes' mean log ratios, with the interval
   * that {@link GroupedValues} takes for as many nodes.
   *
   * @param baseline one positive value per block
   * @param candidate the same of the candidate
   * @param nodes where each block ran, at least two different names
   * @throws ImpossibleValueException where a value is not positive
   */
  public static LogRatio paired(double[] baseline, double[] candidate, List<String> nodes) {
    double[] logs = logRatios(baseline, candidate);
    GroupedValues byNode = GroupedValues.of(logs, nodes);
    List<Warning> warnings = ofBlocks(byNode.mean(), logs);
    int count = byNode.count();
    if (byNode.isOverGroups() && count < FEWEST && logs.length >= FEWEST) {
      warnings.add(new Warning.FewNodes(count));
    }
    return new LogRatio(
        byNode.mean(), byNode.isOverGroups() ? Method.OVER_NODES : Method.WITHIN_NODES, warnings);
  }

  private static List<Warning> ofBlocks(Estimate estimate, double[] logs) {
    List<Warning> warnings = new ArrayList<>();
    if (logs.length == 1) {
      warnings.add(new Warning.SinglePair());
    } else if (logs.length < FEWEST) {
      warnings.add(new Warning.FewBlocks(logs.length));
    }
    noVariation(estimate, warnings);
    outliers(Place.BLOCKS, logs, warnings);
    return warnings;
  }

  /** The logs of the ratios of pairs. */
  public static double[] logRatios(double[] baseline, double[] candidate) {
    if (baseline.length != candidate.length) {
      throw new IllegalArgumentException(
          "%d values of the baseline and %d of the candidate are no pairs; give one of each per block"
              .formatted(baseline.length, candidate.length));
    }
    double[] below = Values.logs("baseline", baseline);
    double[] logs = Values.logs("candidate", candidate);
    for (int i = 0; i < logs.length; i++) {
      logs[i] -= below[i];
    }
    return logs;
  }

  /**
   * Of independent forks: Welch's t on the logs of the fork means.
   *
   * <p>Welch, <i>The generalization of 'Student's' problem when several different population
   * variances are involved</i>, Biometrika 34 (1947). A percentile bootstrap, the other candidate,
   * covers too little with few forks; {@code docs/statistics.md} has the figures.
   *
   * @param baseline one positive value per fork
   * @param candidate the same of the candidate
   * @throws ImpossibleValueException where a value is not positive
   */
  public static LogRatio unpaired(double[] baseline, double[] candidate) {
    LogRatio ratio = unpaired(LogMean.ofForks(baseline), LogMean.ofForks(candidate));
    List<Warning> warnings = new ArrayList<>(ratio.warnings);
    outliers(Place.BASELINE, Values.logs("baseline", baseline), warnings);
    outliers(Place.CANDIDATE, Values.logs("candidate", candidate), warnings);
    return new LogRatio(ratio.log, ratio.method, warnings);
  }

  /** Of two independent scores, whatever their errors come from. */
  public static LogRatio unpaired(LogMean baseline, LogMean candidate) {
    Estimate estimate = candidate.minus(baseline);
    boolean forks =
        baseline.source() == LogMean.Source.FORKS && candidate.source() == LogMean.Source.FORKS;
    int fewest = Math.min(baseline.values(), candidate.values());
    List<Warning> warnings = new ArrayList<>();
    if (!estimate.hasInterval()) {
      warnings.add(new Warning.SingleValue());
    } else if (!forks) {
      warnings.add(new Warning.SpreadOfForksUnknown(fewest));
    } else if (fewest < FEWEST) {
      warnings.add(new Warning.FewForks(fewest));
    }
    noVariation(estimate, warnings);
    return new LogRatio(estimate, forks ? Method.UNPAIRED : Method.SCORES, warnings);
  }

  /**
   * Of a single value to the mean of a level that others have, as a further one of them: the
   * interval is as wide as those values themselves vary, each of them being as good as the new one.
   *
   * <p>The prediction interval of Hahn and Meeker, <i>Statistical Intervals: A Guide for
   * Practitioners</i> (1991), chapter 4: x − x̄ has the standard error s √(1 + 1/n), known with n −
   * 1 degrees of freedom.
   *
   * @param level one positive value per run, at least one
   * @param candidate the positive value of the run that is judged
   * @throws ImpossibleValueException where a value is not positive
   */
  public static LogRatio predicted(double[] level, double candidate) {
    Estimate mean = Estimate.mean(Values.logs("level", level));
    double log = Values.logs("candidate", new double[] {candidate})[0];
    Estimate estimate =
        new Estimate(
            log - mean.value(),
            mean.standardError() * Math.sqrt(level.length + 1.0),
            mean.degreesOfFreedom());
    List<Warning> warnings = new ArrayList<>();
    if (level.length < FEWEST) {
      warnings.add(new Warning.FewRuns(level.length));
    }
    noVariation(estimate, warnings);
    return new LogRatio(estimate, Method.PREDICTED, warnings);
  }

  /** The two-sided p-value of 'no difference'; NaN where there is no interval. */
  public double p() {
    return log.p(0);
  }

  private static void noVariation(Estimate estimate, List<Warning> warnings) {
    if (estimate.hasInterval() && estimate.standardError() == 0) {
      warnings.add(new Warning.NoVariation());
    }
  }

  private static void outliers(Place place, double[] values, List<Warning> warnings) {
    List<Integer> indices = Outliers.indices(values);
    if (!indices.isEmpty()) {
      warnings.add(new Warning.Outlying(place, indices.stream().map(i -> i + 1).toList()));
    }
  }
}
