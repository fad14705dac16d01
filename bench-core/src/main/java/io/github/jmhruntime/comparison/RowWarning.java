package io.github.jmhruntime.comparison;

import io.github.jmhruntime.statistics.Warning;
import java.util.List;

/** What weakens a row. Its text, with the remedy, is made where it is shown. */
public sealed interface RowWarning {

  /** What the statistics say. */
  record Statistical(Warning warning) implements RowWarning {}

  /** So many of a side's forks failed and have no data. */
  record FailedForks(String side, int failed, int forks) implements RowWarning {}

  /** The machine was disturbed in these blocks of a side, whose values are kept. */
  record Disturbed(String side, List<Integer> blocks) implements RowWarning {}

  /** These blocks of a side were measured again, as the machine was disturbed before. */
  record Remeasured(String side, List<Integer> blocks) implements RowWarning {}

  /** These blocks of a side have no counterpart and count for the score only. */
  record Unpaired(String side, List<Integer> blocks) implements RowWarning {}

  /** What a file says, where only its text is known. */
  record Told(String text) implements RowWarning {}

  /** Only the correction for so many rows stands against a difference. */
  record ByChance(int rows) implements RowWarning {}
}
