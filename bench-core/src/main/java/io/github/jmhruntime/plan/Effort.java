package io.github.jmhruntime.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When enough has been measured.
 *
 * @param remeasure whether forks are measured a second time in which the machine was disturbed
 * @param precision how far the interval of each ratio may reach to each side, as a part of it, such
 *     as 0.02; null where the plan's blocks are enough
 * @param budget the time after which no fork begins; null for no end
 * @param until when that time is over; null where there is no budget, or the run has not begun
 * @param blocks how many blocks of a cell are measured, by its key; of other cells the plan's
 */
public record Effort(
    boolean remeasure,
    @Nullable Double precision,
    @Nullable Duration budget,
    @Nullable Instant until,
    Map<String, Integer> blocks) {

  /** The exit code by which the JVM that measures says that the time was over before all was. */
  public static final int TIME_UP_EXIT_CODE = 3;

  /** Just the plan's blocks, however long they take. */
  public static final Effort PLANNED = new Effort(false, null, null, null, Map.of());

  /** What a user asks for. */
  public static Effort of(
      boolean remeasure, @Nullable Double precision, @Nullable Duration budget) {
    return new Effort(remeasure, precision, budget, null, Map.of());
  }

  /** The same with the budget's time running. */
  public Effort from(Instant begin) {
    return new Effort(
        remeasure, precision, budget, budget == null ? null : begin.plus(budget), blocks);
  }

  /** The same with other numbers of blocks. */
  public Effort withBlocks(Map<String, Integer> other) {
    return new Effort(remeasure, precision, budget, until, Map.copyOf(other));
  }

  /** The same to go on with, by the numbers of blocks so far. */
  public Effort goingOn(boolean remeasuring, @Nullable Duration otherBudget) {
    return new Effort(remeasuring, precision, otherBudget, null, blocks);
  }
}
