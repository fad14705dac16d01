package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Verdict;
import io.github.jmhruntime.unit.Direction;
import java.util.Comparator;
import java.util.function.Function;

/** In which order the console shows what was compared. */
public enum RowOrder {
  /**
   * What is slower or faster first, then what is inconclusive, then what is equivalent; in each the
   * largest ratio first, whichever way it goes.
   */
  CHANGE,
  /** From what got worse most to what got better most. */
  WORST,
  /** By the benchmark's name and parameters. */
  NAME,
  /** As in the baseline's file. */
  FILE;

  private static final Comparator<Row> BY_CHANGE =
      Comparator.comparingInt(RowOrder::rank)
          .thenComparing(Comparator.comparingDouble(RowOrder::size).reversed());

  /**
   * How groups are sorted; those of several candidates by the row that comes first.
   *
   * @param titles what the groups are called
   */
  Comparator<RowGroup> comparator(Function<RowGroup, String> titles) {
    return switch (this) {
      case CHANGE -> Comparator.comparing(RowOrder::mostChanged, BY_CHANGE);
      case WORST -> Comparator.comparingDouble(RowOrder::worst).reversed();
      case NAME -> Comparator.comparing(titles);
      case FILE -> Comparator.comparing(group -> 0);
    };
  }

  private static Row mostChanged(RowGroup group) {
    return group.rows().stream().min(BY_CHANGE).orElseThrow();
  }

  private static double worst(RowGroup group) {
    return group.rows().stream().mapToDouble(RowOrder::worsening).max().orElseThrow();
  }

  private static double worsening(Row row) {
    double log = row.ratio().log().value();
    double worse = row.better() == Direction.LOWER ? log : -log;
    return Double.isNaN(worse) ? Double.NEGATIVE_INFINITY : worse;
  }

  private static int rank(Row row) {
    return row.verdict() == Verdict.INCONCLUSIVE ? 1 : row.verdict() == Verdict.EQUIVALENT ? 2 : 0;
  }

  private static double size(Row row) {
    double log = Math.abs(row.ratio().log().value());
    return Double.isNaN(log) ? -1 : log;
  }
}
