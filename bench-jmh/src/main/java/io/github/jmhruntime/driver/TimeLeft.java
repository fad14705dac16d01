package io.github.jmhruntime.driver;

import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkResult;
import io.github.jmhruntime.plan.Cell;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Foretells how long the forks that are still to come will take, from those that have ended. */
final class TimeLeft {

  /** A fork that is to come. */
  record Task(int block, Cell cell, String runtime) {

    /** The one that a fork was. */
    static Task of(ForkRecord fork) {
      return new Task(fork.block(), Cells.of(fork), fork.runtime());
    }

    /** The same for all that measure the same in the same block, under whatever runtime. */
    Task group() {
      return new Task(block, cell, "");
    }

    /** Whether another fork measures the same in the same block, under whatever runtime. */
    boolean isSameBlock(@Nullable Task other) {
      return other != null && block == other.block && cell.equals(other.cell);
    }
  }

  private static final class Mean {
    private double sum;
    private int count;

    void add(double seconds) {
      sum += seconds;
      count++;
    }
  }

  private final Map<String, Mean> byTask = new HashMap<>();
  private final Map<String, Mean> byCell = new HashMap<>();
  private final Mean all = new Mean();

  /**
   * Learns from a fork that has ended what the next of its cell will take.
   *
   * @param iterations how many that one will measure, or 0 for as many
   */
  void learn(Task task, ForkRecord record, int iterations) {
    Double each = record.iterationSeconds();
    ForkResult result = record.result();
    int had = result == null ? 0 : result.json().path("measurementIterations").asInt();
    int more = iterations > 0 && had > 0 ? iterations - had : 0;
    learn(task, record.seconds() + (each == null ? 0 : more * each));
  }

  /** The expected time for these forks, or null while none has ended. */
  @Nullable Duration expect(Collection<Task> tasks) {
    if (all.count == 0) {
      return null;
    }
    double seconds = 0;
    for (Task task : tasks) {
      Mean mean = byTask.get(taskKey(task));
      if (mean == null) {
        mean = byCell.getOrDefault(task.cell().key(), all);
      }
      seconds += mean.sum / mean.count;
    }
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private void learn(Task task, double seconds) {
    byTask.computeIfAbsent(taskKey(task), key -> new Mean()).add(seconds);
    byCell.computeIfAbsent(task.cell().key(), key -> new Mean()).add(seconds);
    all.add(seconds);
  }

  private static String taskKey(Task task) {
    return task.runtime() + " " + task.cell().key();
  }
}
