package io.github.jmhruntime.driver;

import io.github.jmhruntime.driver.TimeLeft.Task;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What need not be measured again of a plan that is gone on with.
 *
 * <p>Forks of one cell and block are compared with each other, so they have to be of one node. What
 * has been measured of them elsewhere counts only where they were all measured there.
 */
final class MeasuredEarlier {

  private final Map<Task, ForkRecord> latest = new HashMap<>();
  private final @Nullable String node;

  /**
   * Creates one.
   *
   * @param forks those of earlier attempts, in the order in which they ended
   * @param node where the others are to be measured, or null for this machine
   */
  MeasuredEarlier(List<ForkRecord> forks, @Nullable String node) {
    this.node = node;
    for (ForkRecord fork : forks) {
      if (fork.status() == Status.OK) {
        latest.put(Task.of(fork), fork);
      }
    }
  }

  /** Those of these tasks that have been measured. */
  Set<Task> of(Collection<Task> tasks) {
    Map<Task, Set<Task>> groups = new LinkedHashMap<>();
    for (Task task : tasks) {
      groups.computeIfAbsent(task.group(), key -> new HashSet<>()).add(task);
    }
    Set<Task> measured = new HashSet<>();
    groups.values().forEach(group -> measured.addAll(measured(group)));
    return measured;
  }

  private Set<Task> measured(Set<Task> group) {
    Set<Task> done = new HashSet<>(group);
    done.retainAll(latest.keySet());
    if (done.equals(group) && done.stream().map(this::nodeOf).distinct().count() == 1) {
      return done;
    }
    done.removeIf(task -> !Objects.equals(nodeOf(task), node));
    return done;
  }

  private @Nullable String nodeOf(Task task) {
    ForkRecord fork = latest.get(task);
    return fork == null ? null : fork.node();
  }
}
