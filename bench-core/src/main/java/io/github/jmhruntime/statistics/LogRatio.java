package io.github.jmhruntime.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
    PAIRED("paired by block (t on log ratios)"),
    /** Forks are independent. */
    UNPAIRED("unpaired over forks (Welch's t on logs)"),
    /** There are no two forks on each side. */
    SCORES("score and error (Welch's t on logs)");

    private final String words;

    Method(String words) {
      this.words = words;
    }

    /** How files and tables name it. */
    public String words() {
      return words;
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
    List<Warning> warnings = new ArrayList<>();
    few(logs.length, "block", "blocks", warnings);
    noVariation(estimate, warnings);
    outliers("blocks", logs, warnings);
    if (Autocorrelation.of(logs).isEvident()) {
      warnings.add(
          new Warning(
              Warning.Kind.AUTOCORRELATED,
              "the ratios of neighbouring blocks are alike (lag-1 autocorrelation %.2f), so the interval is too narrow; measure on a quieter machine or over a longer time"
                  .formatted(Autocorrelation.of(logs).lag1())));
    }
    return new LogRatio(estimate, Method.PAIRED, warnings);
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
    outliers("the baseline's forks", Values.logs("baseline", baseline), warnings);
    outliers("the candidate's forks", Values.logs("candidate", candidate), warnings);
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
      warnings.add(
          new Warning(
              Warning.Kind.NO_INTERVAL,
              "there is no interval, as one side has a single value; measure at least %d forks"
                  .formatted(FEWEST)));
    } else if (!forks) {
      warnings.add(spreadUnknown(fewest));
    } else {
      few(fewest, "fork", "forks", warnings);
    }
    noVariation(estimate, warnings);
    return new LogRatio(estimate, forks ? Method.UNPAIRED : Method.SCORES, warnings);
  }

  /** The ratio itself: 1 where candidate and baseline are alike. */
  public double ratio() {
    return Math.exp(log.value());
  }

  /** The interval of the ratio. */
  public Interval interval(double confidence) {
    return log.interval(confidence).exp();
  }

  /** The two-sided p-value of 'no difference'; NaN where there is no interval. */
  public double p() {
    return log.p(0);
  }

  private static Warning spreadUnknown(int forks) {
    String text =
        forks == 1
            ? "one fork: the spread between forks is not in the interval; measure at least %d forks"
            : "from score and error: iterations of one fork are no independent repetitions, so the interval may be too narrow; give files with rawData of at least %d forks";
    return new Warning(Warning.Kind.SPREAD_OF_FORKS_UNKNOWN, text.formatted(FEWEST));
  }

  private static void few(int n, String one, String many, List<Warning> warnings) {
    if (n == 1) {
      warnings.add(
          new Warning(
              Warning.Kind.NO_INTERVAL,
              "there is no interval, as there is one %s only; measure at least %d %s"
                  .formatted(one, FEWEST, many)));
    } else if (n < FEWEST) {
      warnings.add(
          new Warning(
              Warning.Kind.TOO_FEW,
              "%d %s only, so the interval is wide and rests on normality; measure at least %d %s"
                  .formatted(n, many, FEWEST, many)));
    }
  }

  private static void noVariation(Estimate estimate, List<Warning> warnings) {
    if (estimate.hasInterval() && estimate.standardError() == 0) {
      warnings.add(
          new Warning(
              Warning.Kind.NO_VARIATION,
              "nothing varies, so the interval has no width; see whether the measure's resolution is fine enough"));
    }
  }

  private static void outliers(String where, double[] values, List<Warning> warnings) {
    List<Integer> indices = Outliers.indices(values);
    if (!indices.isEmpty()) {
      String list =
          indices.stream().map(i -> Integer.toString(i + 1)).collect(Collectors.joining(", "));
      warnings.add(
          new Warning(
              Warning.Kind.OUTLIERS,
              "outliers among %s (number %s), kept; see what disturbed the machine then, or measure more"
                  .formatted(where, list)));
    }
  }
}
