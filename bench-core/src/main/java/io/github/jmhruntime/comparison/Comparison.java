package io.github.jmhruntime.comparison;

import io.github.jmhruntime.statistics.LogRatio;
import io.github.jmhruntime.unit.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** The same without rows that do not compare like with like, which then count as left out. */
  public Comparison withoutUnequal() {
    Map<Boolean, List<Row>> fair =
        rows.stream().collect(Collectors.partitioningBy(row -> row.ofLimits().isEmpty()));
    List<Unmatched> all = new ArrayList<>(unmatched);
    for (Row row : fair.getOrDefault(false, List.of())) {
      all.add(
          new Unmatched(
              row.key(),
              row.runtime(),
              "left out by -DexcludeUnequal: the verdict would be '%s'"
                  .formatted(row.verdictWords()),
              Unmatched.Kind.EXCLUDED));
    }
    return new Comparison(
        baseline,
        confidence,
        relevantDifference,
        fair.getOrDefault(true, List.of()),
        groups,
        all,
        warnings);
  }

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
   * @param byNode the ratio on each node, where there are several
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
      List<RowWarning> warnings,
      ByNode byNode) {

    /** What says that like was not compared with like. */
    public List<RowWarning.OfLimits> ofLimits() {
      return warnings.stream()
          .filter(RowWarning.OfLimits.class::isInstance)
          .map(RowWarning.OfLimits.class::cast)
          .toList();
    }

    /** The words for it, separated by commas; empty for a fair comparison. */
    public String caveat() {
      return ofLimits().stream()
          .map(RowWarning.OfLimits::word)
          .distinct()
          .sorted()
          .collect(Collectors.joining(", "));
    }

    /** The verdict as people read it, with the words that it must not be read without. */
    public String verdictWords() {
      return Stream.of(verdict.word(), caveat())
          .filter(word -> !word.isEmpty())
          .collect(Collectors.joining(", "));
    }
  }

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
      UNUSABLE,
      /** What both have, and the user does not want to be compared. */
      EXCLUDED;

      /** The word that stands for it in files. */
      public String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }
}
