package io.github.jmhruntime.command;

import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.plan.ListedBenchmark;
import io.github.jmhruntime.plan.RunPlan.PlannedRuntime;
import io.github.jmhruntime.profile.Limits;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a run can do with {@code -Druntime=host} and with what is built up on the host: only what
 * has no need of containers.
 */
record OutsideEngine(List<PlannedRuntime> runtimes, EventHandler events) {

  /**
   * The runtimes that there is something to measure under. What has to be left out is told.
   *
   * @throws CommandException when nothing is left to compare, or limits are asked for where none
   *     can be set
   */
  List<PlannedRuntime> measurable(Selection selection, List<Limits> limits, String baseline) {
    String outside = names();
    if (outside.isEmpty()) {
      return runtimes;
    }
    boolean some = selection.benchmarks().stream().anyMatch(ListedBenchmark::fitsOutsideEngine);
    if (some) {
      requireNoLimits(limits);
    }
    String leftOut = String.join(", ", selection.onlyOnEngine());
    if (leftOut.isEmpty()) {
      return runtimes;
    }
    if (some) {
      tell("%s are left out under %s, for they start containers".formatted(leftOut, outside));
      return runtimes;
    }
    List<PlannedRuntime> others = runtimes.stream().filter(one -> !isOutside(one)).toList();
    if (others.size() < 2 || others.stream().noneMatch(one -> isNamed(one, baseline))) {
      throw new CommandException(
          "there is nothing to measure under %s: %s start containers; take benchmarks that do not, such as -Dsuite=kernels"
              .formatted(outside, leftOut));
    }
    tell("left out: %s, since all of the selected benchmarks start containers".formatted(outside));
    return others;
  }

  private void requireNoLimits(List<Limits> limits) {
    boolean host = runtimes.stream().anyMatch(runtime -> runtime.profile().isHost());
    for (Limits one : limits) {
      if (host && (one.cpus() != null || one.memoryBytes() != null)) {
        throw new CommandException(
            "-Dlimits=%s: host has no container that could be limited; leave -Dlimits out, or host"
                .formatted(one.name()));
      }
    }
  }

  private String names() {
    return runtimes.stream()
        .filter(OutsideEngine::isOutside)
        .map(runtime -> runtime.profile().name())
        .collect(Collectors.joining(", "));
  }

  private static boolean isOutside(PlannedRuntime runtime) {
    return runtime.profile().isOutsideEngine();
  }

  private static boolean isNamed(PlannedRuntime runtime, String name) {
    return runtime.profile().name().equals(name);
  }

  private void tell(String text) {
    events.handle(new Event.Notice(text));
  }
}
