package io.github.jmhruntime.workload.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The outcome of one timed window.
 *
 * @param total the sum over all targets
 * @param targets each target's own, in the order in which they were given
 */
public record LoadResult(LoadCounts total, List<TargetResult> targets) {

  /** Keeps a copy of the list. */
  public LoadResult {
    targets = List.copyOf(targets);
  }

  /** Adds up what loops have counted in a window of that length. */
  static LoadResult of(Duration window, List<Target> targets, List<SelectorLoop> loops) {
    LoadCounts total = counts(window, loops, 0, targets.size());
    List<TargetResult> results = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      LoadCounts counts = counts(window, loops, i, i + 1);
      double share = total.requests() == 0 ? 0 : counts.requests() / (double) total.requests();
      results.add(new TargetResult(targets.get(i), counts, share));
    }
    return new LoadResult(total, results);
  }

  private static LoadCounts counts(Duration window, List<SelectorLoop> loops, int from, int to) {
    List<Tally> tallies = new ArrayList<>();
    for (SelectorLoop loop : loops) {
      for (int target = from; target < to; target++) {
        tallies.add(loop.tally(target));
      }
    }
    return LoadCounts.of(window, tallies);
  }

  /**
   * One target's outcome.
   *
   * @param target the target
   * @param counts what was counted
   * @param share its part of all correct answers, 0 to 1; 0 where there were none at all
   */
  public record TargetResult(Target target, LoadCounts counts, double share) {}
}
