package io.github.jmhruntime.command;

import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.plan.RunPlan.PlannedRuntime;
import io.github.jmhruntime.profile.Limits;
import java.util.List;

/** What a run can do with {@code -Druntime=host}: only forks that have no need of containers. */
record HostRuntime(List<PlannedRuntime> runtimes, EventHandler events) {

  /**
   * The runtimes that there is something to measure under. What has to be left out is told.
   *
   * @throws CommandException when nothing is left to compare, or limits are asked for
   */
  List<PlannedRuntime> measurable(Selection selection, List<Limits> limits, String baseline) {
    List<PlannedRuntime> hosts = runtimes.stream().filter(HostRuntime::isHost).toList();
    if (hosts.isEmpty()) {
      return runtimes;
    }
    if (selection.hasContained()) {
      requireNoLimits(limits);
    }
    if (selection.managing().isEmpty()) {
      return runtimes;
    }
    String leftOut = String.join(", ", selection.managing());
    if (selection.hasContained()) {
      tell(leftOut + " are left out under host, for they start containers");
      return runtimes;
    }
    List<PlannedRuntime> others = runtimes.stream().filter(one -> !isHost(one)).toList();
    if (others.size() < 2 || others.stream().noneMatch(one -> isNamed(one, baseline))) {
      throw new CommandException(
          "there is nothing to measure under host: %s start containers; take benchmarks that do not, such as -Dsuite=kernels"
              .formatted(leftOut));
    }
    tell("host is left out: all of the selected benchmarks start containers");
    return others;
  }

  private static void requireNoLimits(List<Limits> limits) {
    for (Limits one : limits) {
      if (one.cpus() != null || one.memoryBytes() != null) {
        throw new CommandException(
            "-Dlimits=%s: host has no container that could be limited; leave -Dlimits out, or host"
                .formatted(one.name()));
      }
    }
  }

  private static boolean isHost(PlannedRuntime runtime) {
    return runtime.profile().isHost();
  }

  private static boolean isNamed(PlannedRuntime runtime, String name) {
    return runtime.profile().name().equals(name);
  }

  private void tell(String text) {
    events.handle(new Event.Notice(text));
  }
}
