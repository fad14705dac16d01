package io.github.jmhruntime.command;

import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.comparison.Precision;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.plan.Effort;
import io.github.jmhruntime.plan.RunPlan;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Measures further blocks where an interval is wider than the user wants it. */
final class Narrowing {

  private final Precision precision;
  private final RunPlan plan;
  private final List<Comparison.Row> rows;

  private Narrowing(Precision precision, RunPlan plan, List<Comparison.Row> rows) {
    this.precision = precision;
    this.plan = plan;
    this.rows = rows;
  }

  /** Of what was measured so far; empty where the plan's blocks are enough for the user. */
  static Optional<Narrowing> of(RunPlan plan, Comparison comparison) {
    Double wanted = plan.effort().precision();
    if (wanted == null) {
      return Optional.empty();
    }
    List<Comparison.Row> primary =
        comparison.rows().stream().filter(row -> row.key().primary()).toList();
    Integer most = plan.effort().most();
    Precision precision =
        most == null
            ? new Precision(wanted, comparison.confidence())
            : new Precision(wanted, comparison.confidence(), most);
    return Optional.of(new Narrowing(precision, plan, primary));
  }

  /**
   * The plan with further blocks of each benchmark of which a ratio is not known well enough; empty
   * where none is left.
   *
   * @param forks what was measured so far
   */
  Optional<RunPlan> further(List<ForkRecord> forks) {
    Effort effort = plan.effort();
    Map<String, Integer> blocks = new HashMap<>(effort.blocks());
    Map<String, Integer> expected = new HashMap<>();
    for (Comparison.Row row : rows) {
      if (!precision.isReached(row)) {
        Cell cell = cell(row);
        int has = plan.blocksOf(cell);
        blocks.merge(cell.key(), precision.next(row, has), Math::max);
        int needed = precision.needed(row, has).orElse(precision.most());
        expected.merge(cell.key(), Math.min(needed, precision.most()), Math::max);
      }
    }
    if (blocks.equals(effort.blocks())) {
      return Optional.empty();
    }
    boolean piloting = effort.pilot() && effort.blocks().isEmpty();
    return Optional.of(
        plan.with(
            effort.further(
                blocks,
                piloting ? Pilot.iterations(plan.passes().blocks(), forks) : effort.iterations(),
                new Effort.Expected(0, expected))));
  }

  /** What came of it, in one sentence. */
  String note(String whyEnded) {
    List<Comparison.Row> wide = rows.stream().filter(row -> !precision.isReached(row)).toList();
    String reached =
        "precision ±%s: reached in %d of %d ratios"
            .formatted(percent(precision.halfWidth()), rows.size() - wide.size(), rows.size());
    Optional<Comparison.Row> widest =
        wide.stream()
            .filter(row -> !Double.isNaN(precision.halfWidth(row)))
            .max(Comparator.comparingDouble(precision::halfWidth));
    return widest.map(row -> reached + ", " + whyEnded + "; " + widest(row)).orElse(reached);
  }

  private String widest(Comparison.Row row) {
    Cell cell = cell(row);
    OptionalInt needed = precision.needed(row, plan.blocksOf(cell));
    return "the widest interval is that of %s under %s, ±%s, which would need about %s blocks"
        .formatted(
            cell.title(),
            row.runtime(),
            percent(precision.halfWidth(row)),
            needed.isPresent() ? String.valueOf(needed.getAsInt()) : "a million");
  }

  private static Cell cell(Comparison.Row row) {
    return new Cell(row.key().benchmark(), row.key().mode(), row.key().params());
  }

  private static String percent(double part) {
    return "%.1f %%".formatted(100 * part);
  }
}
