package io.github.jmhruntime.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When enough has been measured.
 *
 * @param precision how far the interval of each ratio may reach to each side, as a part of it, such
 *     as 0.02; null where the plan's blocks are enough
 * @param budget the time after which no fork begins; null for no end
 * @param until when that time is over; null where there is no budget, or the run has not begun
 * @param blocks how many blocks of a cell are measured, by its key; of other cells the plan's
 */
public record Effort(
    @Nullable Double precision,
    @Nullable Duration budget,
    @Nullable Instant until,
    Map<String, Integer> blocks) {

  /** The exit code by which the JVM that measures says that the time was over before all was. */
  public static final int TIME_UP_EXIT_CODE = 3;

  /** Just the plan's blocks, however long they take. */
  public static final Effort PLANNED = new Effort(null, null, null, Map.of());

  /** What a user asks for. */
  public static Effort of(@Nullable Double precision, @Nullable Duration budget) {
    return new Effort(precision, budget, null, Map.of());
  }

  /** The same with the budget's time running. */
  public Effort from(Instant begin) {
    return new Effort(precision, budget, budget == null ? null : begin.plus(budget), blocks);
  }

  /** The same with other numbers of blocks. */
  public Effort withBlocks(Map<String, Integer> other) {
    return new Effort(precision, budget, until, Map.copyOf(other));
  }
}
