package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.figures.IterationFigures;
import io.github.jmhruntime.workload.load.DrivenLoad;
import io.github.jmhruntime.workload.load.ErrorCounts;
import io.github.jmhruntime.workload.load.LatencySummary;
import io.github.jmhruntime.workload.load.LoadCounts;
import io.github.jmhruntime.workload.load.LoadResult;
import io.github.jmhruntime.workload.memory.Footprint;

/**
 * What of load and memory becomes a secondary result.
 *
 * <ul>
 *   <li>{@code latency.p50} to {@code latency.max}, in seconds;
 *   <li>{@code errors}: failed requests over all requests; {@code errors.reset} and so on for each
 *       kind that occurred;
 *   <li>{@code generator.busy}: the part of the time in which the thread was busy that puts the
 *       load on; not at a fixed rate, at which it watches the clock;
 *   <li>{@code share.1} and so on: each container's part of all correct answers;
 *   <li>{@code memory.idle.pss}, {@code memory.load.cgroup} and so on, in bytes, of all containers
 *       together: before the load, and under it.
 * </ul>
 */
final class LoadFigures {

  private static final String SECONDS = "s/op";
  private static final String ERRORS = "errors/op";
  private static final String BYTES = "B";

  private LoadFigures() {}

  static void add(LoadResult result) {
    LoadCounts total = result.total();
    LatencySummary latency = total.latency();
    IterationFigures.add("latency.p50", latency.p50(), SECONDS);
    IterationFigures.add("latency.p90", latency.p90(), SECONDS);
    IterationFigures.add("latency.p99", latency.p99(), SECONDS);
    IterationFigures.add("latency.p99.9", latency.p999(), SECONDS);
    IterationFigures.addMaximum("latency.max", latency.max(), SECONDS);
    addErrors(total.errors(), total.requests() + total.errors().total());
    if (result.targets().size() > 1) {
      for (int i = 0; i < result.targets().size(); i++) {
        IterationFigures.add("share." + (i + 1), result.targets().get(i).share(), "share");
      }
    }
  }

  static void addBusy(DrivenLoad load) {
    load.busy().ifPresent(busy -> IterationFigures.add("generator.busy", busy, "share"));
  }

  static void add(String when, Footprint footprint) {
    IterationFigures.add("memory." + when + ".pss", footprint.pssBytes(), BYTES);
    IterationFigures.add("memory." + when + ".cgroup", footprint.cgroupBytes(), BYTES);
    IterationFigures.add("memory." + when + ".available", footprint.availableDropBytes(), BYTES);
  }

  private static void addErrors(ErrorCounts errors, long requests) {
    IterationFigures.add("errors", errors.total() / (double) requests, ERRORS);
    errors
        .byKind()
        .forEach(
            (kind, count) ->
                IterationFigures.add("errors." + kind.key(), count / (double) requests, ERRORS));
  }
}
