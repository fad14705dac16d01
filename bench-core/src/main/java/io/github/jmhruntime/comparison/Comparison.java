package io.github.jmhruntime.comparison;

import io.github.jmhruntime.statistics.LogRatio;
import io.github.jmhruntime.unit.Direction;
import java.util.List;
import java.util.Locale;

/**
 * Candidates against the baseline.
 *
 * @param baseline the baseline's name: a runtime, or the base name of a file
 * @param confidence the level of every interval, such as 0.95
 * @param relevantDifference the smallest difference that matters, as a part of the baseline, such
 *     as 0.02
 * @param rows one per benchmark, parameters, metric and candidate
 * @param groups geometric means of ratios over several rows
 * @param unmatched what could not be compared, and why
 * @param warnings what weakens the comparison as a whole
 */
public record Comparison(
    String baseline,
    double confidence,
    double relevantDifference,
    List<Row> rows,
    List<Group> groups,
    List<Unmatched> unmatched,
    List<String> warnings) {

  /**
   * One candidate in one benchmark.
   *
   * @param key what was measured
   * @param runtime the candidate
   * @param unit the unit of both scores
   * @param better which way the score gets better
   * @param baselineScore the baseline's score
   * @param score the candidate's score
   * @param ratio the candidate's score over the baseline's
   * @param p the two-sided p-value of 'no difference'; NaN where there are no degrees of freedom
   * @param pAdjusted the same after Holm's correction over the family of rows
   * @param verdict what follows
   * @param method how the interval of the ratio was found
   * @param warnings what weakens this row
   */
  public record Row(
      ResultKey key,
      String runtime,
      String unit,
      Direction better,
      Score baselineScore,
      Score score,
      Ratio ratio,
      double p,
      double pAdjusted,
      Verdict verdict,
      LogRatio.Method method,
      List<RowWarning> warnings) {}

  /** A value with its interval, from so many forks; NaN bounds where there is no interval. */
  public record Score(double estimate, double lower, double upper, int forks) {}

  /** The geometric mean of the ratios of {@code rows} rows. */
  public record Group(String name, String runtime, Direction better, int rows, Ratio ratio) {

    /** The name of the group of all rows of one direction; others are named after a class. */
    public static final String ALL = "all";
  }

  /**
   * A result that has no counterpart, or one that is not comparable.
   *
   * @param key what was measured
   * @param runtime the candidate
   * @param reason why it was not compared
   * @param kind which case it is
   */
  public record Unmatched(ResultKey key, String runtime, String reason, Kind kind) {

    /** Why something was not compared. */
    public enum Kind {
      /** What the baseline has and the candidate does not have in a comparable form. */
      VANISHED,
      /** What only the candidate has. */
      NEW,
      /** What both have, of which no ratio or no judgement can be formed. */
      UNUSABLE;

      /** The word that stands for it in files. */
      public String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }
}
