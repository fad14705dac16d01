package io.github.jmhruntime.workload.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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

  /** What a loop has counted in a window of that length. */
  static LoadResult of(Duration window, List<Target> targets, SelectorLoop loop) {
    List<Tally> tallies = IntStream.range(0, targets.size()).mapToObj(loop::tally).toList();
    LoadCounts total = LoadCounts.of(window, tallies);
    List<TargetResult> results = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      LoadCounts counts = LoadCounts.of(window, tallies.subList(i, i + 1));
      double share = total.requests() == 0 ? 0 : counts.requests() / (double) total.requests();
      results.add(new TargetResult(targets.get(i), counts, share));
    }
    return new LoadResult(total, results);
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
