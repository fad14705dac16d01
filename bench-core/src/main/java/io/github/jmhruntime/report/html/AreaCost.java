package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Ratio;
import io.github.jmhruntime.comparison.RowWarning;
import io.github.jmhruntime.comparison.Verdict;
import io.github.jmhruntime.unit.Direction;
import io.github.jmhruntime.unit.ScoreUnit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a runtime costs in an area.
 *
 * @param area the area's title
 * @param subject what a sentence says of it
 * @param runtime the candidate
 * @param rows what it was found from, at least one
 * @param better which way {@code ratio} gets better; where the rows differ in that, {@code ratio}
 *     is one of costs, and less is better
 * @param ratio of the scores: of several rows their geometric mean
 * @param verdict what follows
 */
record AreaCost(
    String area,
    String subject,
    String runtime,
    List<Row> rows,
    Direction better,
    Ratio ratio,
    Verdict verdict) {

  /** How many times as much as the baseline it costs: above 1 is worse. */
  double times() {
    return cost(ratio.log().value());
  }

  /** The smaller bound of {@link #times}, or NaN. */
  double timesLower() {
    return cost(better == Direction.LOWER ? ratio.interval().lower() : ratio.interval().upper());
  }

  /** The larger bound of {@link #times}, or NaN. */
  double timesUpper() {
    return cost(better == Direction.LOWER ? ratio.interval().upper() : ratio.interval().lower());
  }

  /** What follows in a word, which without an interval is nothing. */
  String finding() {
    return ratio.interval().exists() ? verdict.word() : "no interval";
  }

  /** The same with the words that it must not be read without. */
  String findingWords() {
    return caveat().isEmpty() ? finding() : finding() + ", " + caveat();
  }

  /** What keeps rows of it from comparing like with like, in words; empty for nothing. */
  String caveat() {
    return rows.stream()
        .flatMap(row -> row.ofLimits().stream())
        .map(RowWarning.OfLimits::word)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Whether it is an amount, such as bytes or CPU time, and not how long something takes. */
  boolean isAmount() {
    return rows.stream()
        .allMatch(
            row ->
                ScoreUnit.parse(row.unit()).base().startsWith("B")
                    || row.key().name().contains(":cpu."));
  }

  private double cost(double log) {
    return Math.exp(better == Direction.LOWER ? log : -log);
  }
}
