package io.github.jmhruntime.comparison;

import io.github.jmhruntime.measurement.Resource;
import io.github.jmhruntime.statistics.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /**
   * The ratio differs between nodes by more than chance explains.
   *
   * @param share I², the part of the spread between nodes that chance does not explain
   * @param lowest the node with the lowest ratio
   * @param highest the node with the highest ratio
   */
  record NodesDiffer(int nodes, double share, OfNode lowest, OfNode highest)
      implements RowWarning {}

  /** A node's ratio in percent. */
  record OfNode(String node, double percent) {}

  /** Nodes have too few blocks each to tell whether the ratio differs between them. */
  record NodesUntested(int nodes, int blocks) implements RowWarning {}

  /** What a file says, where only its text is known. */
  record Told(String text) implements RowWarning {}

  /** Only the correction for so many rows stands against a difference. */
  record ByChance(int rows) implements RowWarning {}

  /**
   * What put the load on was itself the limit under a side, so that its score is a lower bound and
   * no two of such a kind are called equivalent.
   *
   * @param busy the part of the time in which the generator's thread was busy
   * @param ofCeiling the part that was reached of what the host alone reaches; NaN where not known
   */
  record GeneratorLimited(String side, double busy, double ofCeiling) implements RowWarning {}

  /**
   * What keeps a row from being a comparison of like with like, so that its verdict is never shown
   * without the word for it.
   */
  sealed interface OfLimits extends RowWarning {

    /** The word that stands beside the verdict. */
    String word();
  }

  /**
   * A limit was asked for under a side, and was not seen to hold.
   *
   * @param asked in CPUs or bytes
   * @param had how much its containers could use, or null where nothing was seen
   */
  record LimitNotHeld(String side, Resource resource, double asked, @Nullable Double had)
      implements OfLimits {
    @Override
    public String word() {
      return "unenforced";
    }
  }

  /**
   * The containers of both sides could use another amount.
   *
   * @param baseline in CPUs or bytes, as is the candidate's
   */
  record UnequalShares(Resource resource, double baseline, double candidate) implements OfLimits {
    @Override
    public String word() {
      return "unequal";
    }
  }
}
