package io.github.jmhruntime.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When enough has been measured.
 *
 * @param remeasure whether forks are measured a second time in which the machine was disturbed
 * @param precision how far the interval of each ratio may reach to each side, as a part of it, such
 *     as 0.02; null where the plan's blocks are enough
 * @param most after how many blocks nothing more is measured for the precision; null for no end
 * @param pilot whether the plan's blocks decide how many iterations the forks of further ones have
 * @param budget the time after which no fork begins; null for no end
 * @param until when that time is over; null where there is no budget, or the run has not begun
 * @param blocks how many blocks of a cell are measured, by its key; of other cells the plan's
 * @param iterations how many iterations the forks of a cell have after the plan's blocks, by its
 *     key; those of other cells have the plan's
 * @param expected after how many blocks a cell is expected to be known well enough
 */
public record Effort(
    boolean remeasure,
    @Nullable Double precision,
    @Nullable Integer most,
    boolean pilot,
    @Nullable Duration budget,
    @Nullable Instant until,
    Map<String, Integer> blocks,
    Map<String, Integer> iterations,
    Expected expected) {

  /**
   * After how many blocks cells are expected to be known well enough.
   *
   * @param usual of cells of which nothing is known yet; 0 for the plan's
   * @param cells of the others, by their keys
   */
  public record Expected(int usual, Map<String, Integer> cells) {

    /** Just what is planned. */
    public static final Expected PLANNED = new Expected(0, Map.of());
  }

  /** The exit code by which the JVM that measures says that the time was over before all was. */
  public static final int TIME_UP_EXIT_CODE = 3;

  /** Just the plan's blocks, however long they take. */
  public static final Effort PLANNED = of(false, null, null);

  /** What plans do not hold that were written before there was a pilot is nothing. */
  public Effort {
    iterations = Objects.requireNonNullElse(iterations, Map.of());
    expected = Objects.requireNonNullElse(expected, Expected.PLANNED);
  }

  /** What a user asks for. */
  public static Effort of(
      boolean remeasure, @Nullable Double precision, @Nullable Duration budget) {
    return new Effort(
        remeasure, precision, null, false, budget, null, Map.of(), Map.of(), Expected.PLANNED);
  }

  /**
   * The same with a precision that comes with its own end, as suites have it.
   *
   * @param usual after how many blocks it is usually reached
   */
  public Effort narrowing(double to, int atMost, boolean withPilot, Duration within, int usual) {
    return new Effort(
        remeasure,
        to,
        atMost,
        withPilot,
        budget == null ? within : budget,
        until,
        blocks,
        iterations,
        new Expected(usual, Map.of()));
  }

  /** The same with the budget's time running. */
  public Effort from(Instant begin) {
    return with(remeasure, budget, budget == null ? null : begin.plus(budget));
  }

  /** The same with other numbers of blocks. */
  public Effort withBlocks(Map<String, Integer> other) {
    return further(other, iterations, expected);
  }

  /** The same with what the blocks so far have shown. */
  public Effort further(
      Map<String, Integer> otherBlocks,
      Map<String, Integer> otherIterations,
      Expected otherExpected) {
    return new Effort(
        remeasure,
        precision,
        most,
        pilot,
        budget,
        until,
        Map.copyOf(otherBlocks),
        Map.copyOf(otherIterations),
        otherExpected);
  }

  /** The same to go on with, by the numbers of blocks so far. */
  public Effort goingOn(boolean remeasuring, @Nullable Duration otherBudget) {
    return with(remeasuring, otherBudget, null);
  }

  private Effort with(
      boolean remeasuring, @Nullable Duration otherBudget, @Nullable Instant otherUntil) {
    return new Effort(
        remeasuring, precision, most, pilot, otherBudget, otherUntil, blocks, iterations, expected);
  }
}
