package io.github.jmhruntime.driver;

import io.github.jmhruntime.driver.TimeLeft.Task;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.plan.BlockOrder;
import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.plan.RunPlan;
import io.github.jmhruntime.plan.RunPlan.PlannedRuntime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes every block through every cell and every runtime, one fork at a time.
 *
 * <p>Where blocks are dealt out to several nodes, it takes those of its share.
 *
 * <p>A runtime that fails does not stop the others. One that has failed {@value
 * #FAILURES_UNTIL_SET_ASIDE} times in a row is set aside for the rest of the run: what it was asked
 * for and did not give stays visible in its failure rate.
 */
final class BlockLoop {

  static final int FAILURES_UNTIL_SET_ASIDE = 3;

  /**
   * Runs one fork. It reports what goes wrong in the record, and throws only when no further one
   * can succeed.
   */
  @FunctionalInterface
  interface Fork {
    ForkRecord run(int block, Cell cell, PlannedRuntime runtime);

    /** Whether there is anything to measure of a cell under a runtime. */
    default boolean fits(Cell cell, PlannedRuntime runtime) {
      return true;
    }

    /** The node of a cluster that forks run on, or null where they run on this machine. */
    default @Nullable String node() {
      return null;
    }
  }

  private final RunPlan plan;
  private final Share share;
  private final Fork fork;
  private final Consumer<ForkRecord> journal;
  private final EventHandler events;
  private final InstantSource clock;
  private final TimeLeft timeLeft = new TimeLeft();
  private @Nullable Task last;
  private final Map<String, Integer> failuresInARow = new HashMap<>();

  /** One that measures all blocks. */
  BlockLoop(
      RunPlan plan,
      Fork fork,
      Consumer<ForkRecord> journal,
      EventHandler events,
      InstantSource clock) {
    this(plan, Share.WHOLE, fork, journal, events, clock);
  }

  /**
   * Creates one.
   *
   * @param share which blocks it measures
   */
  BlockLoop(
      RunPlan plan,
      Share share,
      Fork fork,
      Consumer<ForkRecord> journal,
      EventHandler events,
      InstantSource clock) {
    this.plan = plan;
    this.share = share;
    this.fork = fork;
    this.journal = journal;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Measures what is not yet in the journal.
   *
   * @param cells what to measure in each block
   * @param earlier what an earlier attempt at the same plan has left in the journal
   * @return whether all was measured before the plan's time was over
   */
  boolean run(List<Cell> cells, List<ForkRecord> earlier) {
    Deque<Task> tasks = tasks(cells, earlier);
    List<Task> later = tasks(cells, plan::blocksOf, plan::expectedBlocksOf);
    int total = tasks(cells, List.of()).size();
    int done = total - tasks.size();
    while (!tasks.isEmpty()) {
      if (isTimeUp(tasks)) {
        return false;
      }
      Task task = tasks.remove();
      if (!isSetAside(task.runtime())) {
        Deque<Task> open = new ArrayDeque<>(tasks);
        open.addFirst(task);
        open.addAll(later);
        open.removeIf(other -> isSetAside(other.runtime()));
        String running =
            "block %d/%d  %s  %s"
                .formatted(
                    task.block(), plan.blocksOf(task.cell()), task.runtime(), task.cell().title());
        events.handle(new Event.Progress(done, total, running, timeLeft(open)));
        measure(task);
      }
      done++;
    }
    events.handle(new Event.Progress(total, total, "done", Duration.ZERO));
    return true;
  }

  /**
   * Whether the plan's time does not suffice for all runtimes of the cell and block that come next.
   * A cell is not left in the middle of a block, for half a pair is worth nothing; and something is
   * measured in any case.
   */
  private boolean isTimeUp(Deque<Task> tasks) {
    Instant until = plan.effort().until();
    Task next = tasks.element();
    if (until == null || last == null || next.isSameBlock(last)) {
      return false;
    }
    List<Task> together = tasks.stream().takeWhile(next::isSameBlock).toList();
    Duration expected = timeLeft.expect(together);
    return expected != null && clock.instant().plus(expected).isAfter(until);
  }

  private void measure(Task task) {
    last = task;
    ForkRecord record = fork.run(task.block(), task.cell(), runtime(task.runtime()));
    journal.accept(record);
    learn(task, record);
    if (record.status() == Status.OK) {
      failuresInARow.remove(task.runtime());
      return;
    }
    events.handle(
        new Event.Warning(
            "%s failed in %s: %s".formatted(task.runtime(), task.cell().title(), record.reason())));
    if (!record.refused()
        && failuresInARow.merge(task.runtime(), 1, Integer::sum) == FAILURES_UNTIL_SET_ASIDE) {
      events.handle(
          new Event.Warning(
              "%s has failed %d times in a row and is set aside; the others go on"
                  .formatted(task.runtime(), FAILURES_UNTIL_SET_ASIDE)));
    }
  }

  private void learn(Task task, ForkRecord record) {
    timeLeft.learn(task, record, plan.iterationsOf(task.cell(), plan.passes().blocks() + 1));
  }

  /** Of the forks of this plan and of those that are expected after it, within the plan's time. */
  private @Nullable Duration timeLeft(Collection<Task> open) {
    Duration expected = timeLeft.expect(open);
    Instant until = plan.effort().until();
    if (expected == null || until == null) {
      return expected;
    }
    Duration allowed = Duration.between(clock.instant(), until);
    return expected.compareTo(allowed) < 0 || allowed.isNegative() ? expected : allowed;
  }

  private boolean isSetAside(String runtime) {
    return failuresInARow.getOrDefault(runtime, 0) >= FAILURES_UNTIL_SET_ASIDE;
  }

  private Deque<Task> tasks(List<Cell> cells, List<ForkRecord> earlier) {
    for (ForkRecord record : earlier) {
      if (record.status() == Status.OK) {
        learn(Task.of(record), record);
      }
    }
    Deque<Task> all = new ArrayDeque<>(tasks(cells, cell -> 0, plan::blocksOf));
    Set<Task> measured = new MeasuredEarlier(earlier, fork.node()).of(all);
    all.removeIf(measured::contains);
    return all;
  }

  /** All forks of the blocks of each cell that come after some and up to others. */
  private List<Task> tasks(List<Cell> cells, ToIntFunction<Cell> after, ToIntFunction<Cell> upTo) {
    List<String> names = plan.runtimes().stream().map(r -> r.profile().name()).toList();
    List<Task> tasks = new ArrayList<>();
    int most = cells.stream().mapToInt(upTo).max().orElse(0);
    for (int block : share.of(most)) {
      for (Cell cell : cells) {
        if (block > after.applyAsInt(cell) && block <= upTo.applyAsInt(cell)) {
          for (String runtime : BlockOrder.of(plan.passes().seed(), block, cell, names)) {
            if (fork.fits(cell, runtime(runtime))) {
              tasks.add(new Task(block, cell, runtime));
            }
          }
        }
      }
    }
    return tasks;
  }

  private PlannedRuntime runtime(String name) {
    return plan.runtimes().stream()
        .filter(runtime -> runtime.profile().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
