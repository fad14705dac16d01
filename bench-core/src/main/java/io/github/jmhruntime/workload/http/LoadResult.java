package io.github.jmhruntime.workload.http;

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

  /**
   * One target's outcome.
   *
   * @param target the target
   * @param counts what was counted
   * @param share its part of all correct answers, 0 to 1; 0 where there were none at all
   */
  public record TargetResult(Target target, LoadCounts counts, double share) {}
}
